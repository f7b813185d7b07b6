import { App, Button, Dropdown } from 'antd';
import { memo, useState, type ReactElement, type ReactNode } from 'react';
import { ApiError } from '../../kit/api.ts';
import { useText } from '../frame/language.tsx';
import { viewTexts as texts } from './list-texts.ts';
import { addressOf, conditionsOf, sameShown, usualColumnsOf, type Place, type Shown } from './shown.ts';
import { useViewActs, useViews, type View } from './use-views.ts';
import { ViewNameDialog } from './view-name-dialog.tsx';

type ViewTabsProps = {
  readonly place: Place;
  readonly shown: Shown;
  readonly view: string | null;
  readonly onOpen: (shown: Shown, view: string | null) => void;
};

/** The list as it is usually, and one's views of it. What was changed since a view was opened can be saved into it. */
export const ViewTabs = memo(function ViewTabs({ place, shown, view, onOpen }: ViewTabsProps): ReactElement {
  const t = useText();
  const { message } = App.useApp();
  const views = useViews();
  const { change } = useViewActs();
  const [naming, setNaming] = useState<{ readonly view: View | null } | null>(null);
  const own = views?.filter(({ shows }) => shows.list === place.list && (shows.search !== null) === place.search) ?? [];
  const opened = own.find(({ id }) => id === view);
  const usual: Shown = {
    ...{ list: place.list, search: place.search ? shown.search : null, filters: {}, order: 'newest' },
    columns: [...usualColumnsOf(place)],
  };
  const isUsual = opened === undefined && conditionsOf(shown.filters) === 0;

  return (
    <nav className="view-tabs" aria-label={t(texts.views)}>
      <ViewLink shown={usual} view={null} isCurrent={isUsual} onOpen={onOpen}>
        {t(texts.plain)}
      </ViewLink>
      {own.map((each) => (
        <span key={each.id} className="view-tab">
          <ViewLink shown={each.shows} view={each.id} isCurrent={each.id === view} onOpen={onOpen}>
            {each.name}
          </ViewLink>
          {each.id === view ? <ViewMenu view={each} onRename={() => setNaming({ view: each })} onGone={() => onOpen(usual, null)} /> : null}
        </span>
      ))}
      {opened !== undefined && !sameShown(opened.shows, shown) ? (
        <Button
          size="small"
          type="link"
          loading={change.isPending}
          onClick={() =>
            change.mutate(
              { ...opened, shows: shown },
              {
                onSuccess: () => void message.success(t(texts.saved)),
                onError: (error) => void message.error(error instanceof ApiError ? t(error.label) : String(error)),
              },
            )
          }
        >
          {t(texts.saveChange)}
        </Button>
      ) : null}
      {isUsual || (opened !== undefined && sameShown(opened.shows, shown)) ? null : (
        <Button size="small" type="link" onClick={() => setNaming({ view: null })}>
          {t(texts.save)}
        </Button>
      )}
      {naming === null ? null : (
        <ViewNameDialog
          view={naming.view}
          shown={shown}
          onDone={(saved) => {
            setNaming(null);
            if (saved !== null) onOpen(saved.shows, saved.id);
          }}
        />
      )}
    </nav>
  );
});

type ViewLinkProps = Pick<ViewTabsProps, 'shown' | 'view' | 'onOpen'> & { readonly isCurrent: boolean; readonly children: ReactNode };

/** A way to a view. The router's own links are current for every address of a page; one of these is. */
function ViewLink({ shown, view, isCurrent, onOpen, children }: ViewLinkProps): ReactElement {
  return (
    <a
      href={`/console${addressOf(shown, view)}`}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        onOpen(shown, view);
      }}
    >
      {children}
    </a>
  );
}

type ViewMenuProps = { readonly view: View; readonly onRename: () => void; readonly onGone: () => void };

function ViewMenu({ view, onRename, onGone }: ViewMenuProps): ReactElement {
  const t = useText();
  const { modal } = App.useApp();
  const { remove } = useViewActs();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'rename', label: t(texts.rename), onClick: onRename },
          {
            key: 'remove',
            label: t(texts.remove),
            onClick: () =>
              void modal.confirm({
                title: t(texts.removeSure, { name: view.name }),
                okText: t(texts.remove),
                cancelText: t(texts.cancel),
                onOk: async () => {
                  await remove.mutateAsync(view);
                  onGone();
                },
              }),
          },
        ],
      }}
    >
      <Button size="small" type="text" aria-label={t(texts.more, { name: view.name })}>
        ⋯
      </Button>
    </Dropdown>
  );
}

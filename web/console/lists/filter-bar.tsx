import { Button, Drawer, Popover } from 'antd';
import { memo, useState, type ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { commonFields, FilterFields, furtherFields } from './filter-fields.tsx';
import { filterTexts as texts, listTexts } from './list-texts.ts';
import { conditionsOf, type Filters, type Narrow } from './shown.ts';
import { useNarrow } from './use-narrow.ts';

type FilterBarProps = { readonly filters: Filters; readonly onNarrow: Narrow; readonly onClear: () => void };

/** What a list is narrowed to: one line of fields, the rarer ones behind a button; a drawer on a phone. Drawn anew only when it changes. */
export const FilterBar = memo(function FilterBar({ filters, onNarrow, onClear }: FilterBarProps): ReactElement {
  const t = useText();
  const isNarrow = useNarrow();
  const [isOpen, setOpen] = useState(false);
  const conditions = conditionsOf(filters);
  const further = furtherFields.filter((name) => filters[name] !== undefined).length;
  const clear =
    conditions === 0 ? null : (
      <Button type="link" size="small" onClick={onClear}>
        {t(listTexts.clear)}
      </Button>
    );

  if (isNarrow) {
    return (
      <div className="filter-bar">
        <Button onClick={() => setOpen(true)}>{conditions === 0 ? t(texts.filters) : t(texts.filtersOn, { count: conditions })}</Button>
        {clear}
        <Drawer
          open={isOpen}
          onClose={() => setOpen(false)}
          placement="bottom"
          size="80%"
          title={t(texts.filters)}
          extra={clear}
          footer={
            <Button type="primary" block onClick={() => setOpen(false)}>
              {t(texts.show)}
            </Button>
          }
        >
          <div className="filter-stack">
            <FilterFields names={[...commonFields, ...furtherFields]} {...{ filters, onNarrow }} />
          </div>
        </Drawer>
      </div>
    );
  }
  return (
    <search className="filter-bar" aria-label={t(texts.filters)}>
      <FilterFields names={commonFields} {...{ filters, onNarrow }} />
      <Popover
        open={isOpen}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomRight"
        content={
          <div className="filter-stack">
            <FilterFields names={furtherFields} {...{ filters, onNarrow }} />
          </div>
        }
      >
        <Button size="small">{further === 0 ? t(texts.more) : t(texts.moreOn, { count: further })}</Button>
      </Popover>
      {clear}
    </search>
  );
});

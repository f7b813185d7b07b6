import { Button, Skeleton } from 'antd';
import { Fragment, useState, type ReactElement, type ReactNode } from 'react';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { adminTexts } from './administration-texts.ts';

/** A column: its head, and what stands in each row. */
export type Column<Row> = {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
  /** Numbers stand on the right. */
  readonly align?: 'right';
  readonly className?: string;
};

/** Rows shown at first, and added by each "more". */
const PAGE = 100;

/** A plain table that says when it loads and when it is empty, and shows long lists in parts. On narrow screens it is pushed sideways. */
export function DataTable<Row>({
  name,
  rows,
  rowKey,
  columns,
  empty,
  detail,
  more,
  error = null,
  onRetry,
  className = '',
}: {
  /** What the table is of, for those who do not see it. */
  readonly name: string;
  /** Undefined while they load. */
  readonly rows: readonly Row[] | undefined;
  readonly rowKey: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly empty: string;
  /** What stands below a row; null: nothing. */
  readonly detail?: (row: Row) => ReactElement | null;
  /** Fetches what follows the rows; undefined: there is nothing more. */
  readonly more?: (() => void) | undefined;
  /** Why the rows could not be read; null: they could. */
  readonly error?: unknown;
  readonly onRetry?: () => void;
  readonly className?: string;
}): ReactElement {
  const t = useText();
  const [shown, setShown] = useState(PAGE);
  const fault = error === null ? null : <Fault error={error} {...(onRetry === undefined ? {} : { onRetry })} />;
  if (rows === undefined && fault !== null) return fault;
  if (rows === undefined) return <Skeleton active title={false} paragraph={{ rows: 5 }} />;
  const hidden = rows.length > shown;
  return (
    <>
      {fault}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the one way for a keyboard to push a wide table sideways */}
      <section className="adm-table-frame" aria-label={name} tabIndex={0}>
        <table className={`adm-table ${className}`}>
          <thead>
            <tr>
              {columns.map(({ title, align }, column) => (
                <th key={title === '' ? column : title} scope="col" className={align === 'right' ? 'number' : undefined}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => {
              const below = detail?.(row) ?? null;
              const key = rowKey(row);
              return (
                <Fragment key={key}>
                  <tr>
                    {columns.map(({ title, render, align, className: own = '' }, column) => (
                      <td key={title === '' ? column : title} data-label={title} className={align === 'right' ? `number ${own}` : own}>
                        {render(row)}
                      </td>
                    ))}
                  </tr>
                  {below === null ? null : (
                    <tr>
                      <td colSpan={columns.length}>{below}</td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </section>
      {rows.length === 0 ? <p className="soft">{empty}</p> : null}
      {hidden || more !== undefined ? (
        <p>
          <Button
            onClick={() => {
              setShown(shown + PAGE);
              if (!hidden || rows.length <= shown + PAGE) more?.();
            }}
          >
            {t(adminTexts.more)}
          </Button>
        </p>
      ) : null}
    </>
  );
}

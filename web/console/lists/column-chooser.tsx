import { Button, Checkbox, Popover } from 'antd';
import { memo, type ReactElement } from 'react';
import { codesOf } from '../../../src/domain/vocabulary/label.ts';
import { listColumns, type ListColumn } from '../../../src/domain/vocabulary/list-columns.ts';
import { useText } from '../frame/language.tsx';
import { listTexts as texts } from './list-texts.ts';

type ColumnChooserProps = {
  readonly columns: readonly ListColumn[];
  readonly usual: readonly ListColumn[];
  readonly onChange: (part: { readonly columns: ListColumn[] }) => void;
};

/** Which columns a list has. The title stays: it is how people know a ticket. */
export const ColumnChooser = memo(function ColumnChooser({ columns, usual, onChange }: ColumnChooserProps): ReactElement {
  const t = useText();
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <div className="column-chooser">
          <Checkbox.Group
            value={[...columns]}
            options={codesOf(listColumns).map((value) => ({ value, label: t(listColumns[value]), disabled: value === 'title' }))}
            onChange={(chosen) => onChange({ columns: codesOf(listColumns).filter((column) => chosen.includes(column)) })}
          />
          <Button type="link" size="small" onClick={() => onChange({ columns: [...usual] })}>
            {t(texts.columnsDefault)}
          </Button>
        </div>
      }
    >
      <Button size="small">{t(texts.columns)}</Button>
    </Popover>
  );
});

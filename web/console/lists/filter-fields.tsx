import { Input, Select, TreeSelect } from 'antd';
import { memo, useCallback, useMemo, type ReactElement, type ReactNode } from 'react';
import { codesOf, type Labels } from '../../../src/domain/vocabulary/label.ts';
import { channels, privacies, requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { useCity } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { filterTexts as texts } from './list-texts.ts';
import type { Filters, Narrow } from './shown.ts';

type FilterName = keyof Filters;

/** Fields that are used every day. */
export const commonFields: readonly FilterName[] = ['light', 'state', 'kind', 'class', 'area', 'unit'];
/** The others. */
export const furtherFields: readonly FilterName[] = ['channel', 'urgency', 'privacy', 'from', 'to'];

type FilterFieldsProps = { readonly names: readonly FilterName[]; readonly filters: Filters; readonly onNarrow: Narrow };

/** Some fields of the filter. Each change counts at once. */
export function FilterFields({ names, filters, onNarrow }: FilterFieldsProps): ReactElement[] {
  return names.map((name) => <FilterField key={name} {...{ name, value: filters[name], onNarrow }} />);
}

const manyOf = { state: ticketStates, kind: requestKinds, channel: channels, urgency: urgencies, privacy: privacies } as const;

type FilterFieldProps = { readonly name: FilterName; readonly value: Filters[FilterName]; readonly onNarrow: Narrow };

/** Drawn anew only when its own value changes: the fields are the dearest part of a list's page. */
const FilterField = memo(function FilterField({ name, value, onNarrow }: FilterFieldProps): ReactElement {
  const t = useText();
  const label = t(texts[name]);
  const set = useCallback((next: string | readonly string[] | undefined) => onNarrow(name, next), [name, onNarrow]);
  const many = typeof value === 'object' ? value : undefined;
  const one = typeof value === 'object' ? undefined : value;
  switch (name) {
    case 'state':
    case 'kind':
    case 'channel':
    case 'urgency':
    case 'privacy':
      return <ManyField {...{ name, value: many, label, set }} />;
    case 'light':
      return <LightField {...{ value: one, label, set }} />;
    case 'class':
    case 'area':
      return <TreeField {...{ name, value: one, label, set }} />;
    case 'unit':
      return <UnitField {...{ value: one, label, set }} />;
    case 'from':
    case 'to':
      return (
        <label className="filter-day">
          <span>{label}</span>
          <Input size="small" type="date" value={one ?? ''} onChange={({ target }) => set(target.value)} />
        </label>
      );
  }
});

type ManyFieldProps = {
  readonly name: keyof typeof manyOf;
  readonly value: readonly string[] | undefined;
  readonly label: string;
  readonly set: (value: readonly string[]) => void;
};

function ManyField({ name, value, label, set }: ManyFieldProps): ReactElement {
  const options = useOptions(manyOf[name]);
  return (
    <Select<readonly string[]>
      size="small"
      allowClear
      mode="multiple"
      maxTagCount="responsive"
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      className={`filter filter-${name}`}
      placeholder={label}
      aria-label={label}
      value={value ?? []}
      options={options}
      onChange={set}
    />
  );
}

function LightField({ value, label, set }: CodeFieldProps): ReactElement {
  const options = useOptions(lights);
  return (
    <Select<string>
      size="small"
      allowClear
      className="filter filter-light"
      placeholder={label}
      aria-label={label}
      value={value ?? null}
      options={options}
      popupMatchSelectWidth={false}
      optionRender={lightOption}
      onChange={set}
    />
  );
}

function lightOption({ value, label }: { readonly value?: string | number | undefined; readonly label?: ReactNode }): ReactNode {
  return <span className={`light light-${value ?? ''}`}>{label}</span>;
}

type CodeFieldProps = { readonly value: string | undefined; readonly label: string; readonly set: (value: string | undefined) => void };

function TreeField({ name, value, label, set }: CodeFieldProps & { readonly name: 'class' | 'area' }): ReactElement {
  const t = useText();
  const city = useCity();
  const nodes = name === 'class' ? city?.classes : city?.areas;
  const data = useMemo(
    () => nodes?.map(({ code, name: own, parent }) => ({ id: code, pId: parent ?? '', value: code, title: t(own) })),
    [nodes, t],
  );
  return (
    <TreeSelect<string | null>
      size="small"
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      treeDataSimpleMode
      popupMatchSelectWidth={320}
      className={`filter filter-${name}`}
      placeholder={label}
      aria-label={label}
      loading={data === undefined}
      treeData={data ?? []}
      value={value ?? null}
      onChange={(code) => set(code ?? undefined)}
    />
  );
}

function UnitField({ value, label, set }: CodeFieldProps): ReactElement {
  const t = useText();
  const city = useCity();
  const options = useMemo(() => city?.units.map(({ code, name }) => ({ value: code, label: t(name) })), [city, t]);
  return (
    <Select<string>
      size="small"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={360}
      className="filter filter-unit"
      placeholder={label}
      aria-label={label}
      loading={options === undefined}
      options={options ?? []}
      value={value ?? null}
      onChange={set}
    />
  );
}

function useOptions(table: Labels): { readonly value: string; readonly label: string }[] {
  const t = useText();
  return useMemo(
    () =>
      codesOf(table).flatMap((code) => {
        const label = table[code];
        return label === undefined ? [] : [{ value: code, label: t(label) }];
      }),
    [table, t],
  );
}

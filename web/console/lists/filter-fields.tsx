import { Input, Select, TreeSelect } from 'antd';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import { codesOf, type Labels } from '../../../src/domain/vocabulary/label.ts';
import { channels, privacies, requestKinds, urgencies } from '../../../src/domain/vocabulary/request.ts';
import { lights, ticketStates } from '../../../src/domain/vocabulary/ticket.ts';
import { useCity } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { filterTexts as texts } from './list-texts.ts';
import type { Filters } from './shown.ts';

type FilterName = keyof Filters;

/** Fields that are used every day. */
export const commonFields: readonly FilterName[] = ['light', 'state', 'kind', 'class', 'area', 'unit'];
/** The others. */
export const furtherFields: readonly FilterName[] = ['channel', 'urgency', 'privacy', 'from', 'to'];

type FieldProps = { readonly filters: Filters; readonly onChange: (filters: Filters) => void };

/** Some fields of the filter. Each change counts at once. */
export function FilterFields({ names, filters, onChange }: FieldProps & { readonly names: readonly FilterName[] }): ReactElement[] {
  return names.map((name) => <FilterField key={name} {...{ name, filters, onChange }} />);
}

const manyOf = { state: ticketStates, kind: requestKinds, channel: channels, urgency: urgencies, privacy: privacies } as const;

function FilterField({ name, filters, onChange }: FieldProps & { readonly name: FilterName }): ReactElement {
  const t = useText();
  const label = t(texts[name]);
  const set = (value: string | readonly string[] | undefined): void => {
    const isNothing = value === undefined || value.length === 0;
    const { [name]: _old, ...others } = filters;
    // The value comes from the codes of this very field.
    onChange(isNothing ? others : { ...others, [name]: value });
  };
  switch (name) {
    case 'state':
    case 'kind':
    case 'channel':
    case 'urgency':
    case 'privacy':
      return <ManyField {...{ name, value: filters[name], label, set }} />;
    case 'light':
      return <LightField {...{ value: filters.light, label, set }} />;
    case 'class':
    case 'area':
      return <TreeField {...{ name, value: filters[name], label, set }} />;
    case 'unit':
      return <UnitField {...{ value: filters.unit, label, set }} />;
    case 'from':
    case 'to':
      return (
        <label className="filter-day">
          <span>{label}</span>
          <Input size="small" type="date" value={filters[name] ?? ''} onChange={({ target }) => set(target.value)} />
        </label>
      );
  }
}

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

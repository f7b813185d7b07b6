import { Button, Input, Segmented, Select, TreeSelect } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import { channels } from '../../../src/domain/vocabulary/request.ts';
import { useCity, type City } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import type { AddressChange, FigureAddress } from './figure-address.ts';
import { narrowings } from './figure-address.ts';
import { figuresTexts as texts } from './figures-texts.ts';
import { periodNames, type Days, type PeriodName } from './period.ts';

type FilterBarProps = { readonly address: FigureAddress; readonly onChange: (change: AddressChange) => void };

/** One bar over all figures: which days, and what they are narrowed to. It is the address of the page. */
export function FilterBar({ address, onChange }: FilterBarProps): ReactElement {
  const t = useText();
  const city = useCity();
  const { period, days, narrowing } = address;
  const classes = useMemo(() => classTree(city?.classes ?? [], (node) => t(node.name)), [city, t]);
  const options = (items: readonly { readonly code: string; readonly name: City['name'] }[] | undefined) =>
    (items ?? []).map(({ code, name }) => ({ value: code, label: t(name) }));
  const picked = (
    name: (typeof narrowings)[number],
    label: string,
    items: readonly { readonly value: string; readonly label: string }[],
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      className="figures-pick"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={narrowing[name] ?? null}
      options={[...items, { value: '-', label: t(texts.none) }]}
      onChange={(value: string | null | undefined) => onChange({ [name]: value ?? undefined })}
      popupMatchSelectWidth={false}
    />
  );
  return (
    <search className="figures-filters" aria-label={t(texts.period)}>
      <Segmented<PeriodName>
        aria-label={t(texts.period)}
        value={period}
        options={Object.entries(periodNames).map(([value, label]) => ({ value: value as PeriodName, label: t(label) }))}
        onChange={(chosen) =>
          onChange(
            chosen === 'own'
              ? { period: undefined, from: days.from, to: days.to }
              : { period: chosen === 'month' ? undefined : chosen, from: undefined, to: undefined },
          )
        }
      />
      {period === 'own' ? <OwnDays key={`${days.from} ${days.to}`} days={days} onChange={onChange} /> : null}
      {picked('unit', t(texts.unit), options(city?.units))}
      {picked('unitKind', t(texts.unitKind), options(city?.unitKinds))}
      <TreeSelect
        aria-label={t(texts.class)}
        placeholder={t(texts.class)}
        className="figures-pick"
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        value={narrowing.class ?? null}
        treeData={classes}
        onChange={(value: string | null | undefined) => onChange({ class: value ?? undefined })}
        popupMatchSelectWidth={false}
      />
      {picked('area', t(texts.area), options(city?.areas))}
      {picked('channel', t(texts.channel), options(Object.entries(channels).map(([code, name]) => ({ code, name }))))}
      {Object.keys(narrowing).length === 0 ? null : (
        <Button type="link" onClick={() => onChange(Object.fromEntries(narrowings.map((name) => [name, undefined])))}>
          {t(texts.clear)}
        </Button>
      )}
    </search>
  );
}

/** Both days are typed or picked; they count when they are days in order. */
function OwnDays({ days, onChange }: { readonly days: Days; readonly onChange: (change: AddressChange) => void }): ReactElement {
  const t = useText();
  const [from, setFrom] = useState<string>(days.from);
  const [to, setTo] = useState<string>(days.to);
  const inOrder = from !== '' && to !== '' && from <= to;
  const commit = (): void => {
    if (inOrder && (from !== days.from || to !== days.to)) onChange({ from, to });
  };
  const day = (label: string, value: string, set: (value: string) => void) => (
    <Input
      type="date"
      className="figures-day"
      aria-label={label}
      aria-invalid={!inOrder}
      status={inOrder ? '' : 'error'}
      value={value}
      max="2199-12-31"
      onChange={(event) => set(event.target.value)}
      onBlur={commit}
      onPressEnter={commit}
    />
  );
  return (
    <span className="figures-days">
      {day(t(texts.from), from, setFrom)} – {day(t(texts.to), to, setTo)}
      {inOrder || from === '' || to === '' ? null : <span role="alert">{t(texts.badDays)}</span>}
    </span>
  );
}

type ClassBranch = { readonly value: string; readonly title: string; readonly children: ClassBranch[] };

function classTree(classes: City['classes'], nameOf: (node: City['classes'][number]) => string): ClassBranch[] {
  const below = Map.groupBy(classes, ({ parent }) => parent);
  const branches = (parent: City['classes'][number]['parent']): ClassBranch[] =>
    (below.get(parent) ?? []).map((node) => ({ value: node.code, title: nameOf(node), children: branches(node.code) }));
  return branches(null);
}

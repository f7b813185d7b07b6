import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import type { Static } from 'typebox';
import type { dutiesAnswer } from '../../../src/contract/city.ts';
import { api } from '../frame/api.ts';
import { useCity, type City } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { formTexts as texts } from './form-texts.ts';

type Value = string | readonly string[] | null;

type UnitFieldProps = {
  readonly id?: string;
  readonly value?: Value;
  readonly onChange?: (value: Value) => void;
  readonly multiple?: boolean;
  readonly optional?: boolean;
  /** Only units below this one. */
  readonly below?: string | null;
  /** The class and area whose duty holders stand first. */
  readonly dutyOf?: { readonly classCode: string | null; readonly area: string | null };
  /** Units that were suggested, with the words that decided. */
  readonly advice?: readonly { readonly unit: string; readonly score: number; readonly reasons: readonly string[] }[];
};

/** Chooses among the units of the city by any part of the name: those of the duty catalogue and of advice first, each with its reason. */
export function UnitField({
  id,
  value,
  onChange,
  multiple = false,
  optional = false,
  below,
  dutyOf,
  advice = [],
}: UnitFieldProps): ReactElement {
  const t = useText();
  const city = useCity();
  const duties = useDuties(dutyOf?.classCode ?? null, dutyOf?.area ?? null);
  const groups = useMemo(() => {
    const units = (city?.units ?? []).filter(({ parent }) => below === undefined || parent === below);
    const byCode = new Map<string, City['units'][number]>(units.map((unit) => [unit.code, unit]));
    const nameOf = (code: string): string => {
      const unit = byCode.get(code);
      return unit === undefined ? code : t(unit.name);
    };
    const option = (code: string, why: string) => ({ value: code, label: nameOf(code), why, parent: parentName(byCode, code, t) });
    const held = new Map((duties ?? []).toReversed().map(({ unit, basis }) => [unit as string, basis]));
    const first = [...held].toReversed().map(([code, basis]) => option(code, basis));
    const second = advice
      .filter(({ unit }) => !held.has(unit) && byCode.has(unit))
      .map(({ unit, score, reasons }) => option(unit, `${Math.round(score * 100)}% ${reasons.join(' ')}`));
    const known = new Set([...first, ...second].map((one) => one.value));
    const others = units.filter(({ code }) => !known.has(code)).map(({ code }) => option(code, ''));
    return [
      { label: t(texts.duties), options: first },
      { label: t(texts.advised), options: second },
      { label: t(texts.allUnits), options: others },
    ].filter(({ options }) => options.length > 0);
  }, [city, below, duties, advice, t]);

  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? (multiple ? [] : null)}
      onChange={(next: Value) => onChange?.(next ?? null)}
      {...(multiple ? { mode: 'multiple' as const } : {})}
      showSearch={{
        filterOption: (typed, option) => {
          const words = typed.trim().toLowerCase().split(/\s+/u);
          const text = (option?.label ?? '').toLowerCase();
          return words.every((word) => text.includes(word));
        },
      }}
      allowClear={optional || multiple}
      placeholder={t(texts.choose)}
      loading={city === undefined}
      options={groups}
      optionRender={shownOption}
    />
  );
}

type UnitOption = { readonly value: string; readonly label: string; readonly why: string; readonly parent: string };

function shownOption({
  label,
  data,
}: {
  readonly label?: ReactNode;
  readonly data: UnitOption | { readonly options: readonly UnitOption[] };
}): ReactElement {
  const parts = 'options' in data ? [] : [data.parent, data.why];
  return (
    <div className="unit-option">
      <span>{label}</span>
      <span className="soft small">{parts.filter((part) => part !== '').join(' · ')}</span>
    </div>
  );
}

function parentName(units: ReadonlyMap<string, City['units'][number]>, code: string, t: ReturnType<typeof useText>): string {
  const parent = units.get(units.get(code)?.parent ?? '');
  return parent === undefined ? '' : t(parent.name);
}

function useDuties(classCode: string | null, area: string | null): Static<typeof dutiesAnswer>['items'] | undefined {
  return useQuery({
    queryKey: ['duties', classCode, area],
    enabled: classCode !== null,
    staleTime: 600_000,
    queryFn: async () => (await api.get<Static<typeof dutiesAnswer>>('/city/duties', { class: classCode, area })).items,
  }).data;
}

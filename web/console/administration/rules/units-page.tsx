import { Input, Select } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { useCity, useCityNames, type City } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';

const texts = {
  title: { zh: '单位', en: 'Units' },
  lead: {
    zh: '单位、事项分类和区划来自城市配置，由 ./huiyin profile load 更新，每个版本都保留。',
    en: 'Units, classes and areas come from the profile of the city; ./huiyin profile load puts a new edition into use, and every edition is kept.',
  },
  search: { zh: '单位名称或代码', en: 'Name or code of a unit' },
  kind: { zh: '类别', en: 'Kind' },
  level: { zh: '层级', en: 'Level' },
  name: { zh: '单位名称', en: 'Name' },
  code: { zh: '代码', en: 'Code' },
  under: { zh: '{unit} 的下级单位', en: 'Units under {unit}' },
} as const satisfies Record<string, Label>;

type Unit = City['units'][number];
/** A unit in its place in the tree; `open` is null where nothing is below it. */
type Line = Unit & { readonly depth: number; readonly open: boolean | null };

/** The handling units, those of level 3 below theirs. */
export function UnitsPage(): ReactElement {
  const t = useText();
  const city = useCity();
  const names = useCityNames();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const { lines, count } = useMemo(() => linesOf(city?.units ?? [], { words, kind, toggled }, t), [city, words, kind, toggled, t]);
  const kinds = new Map(city?.unitKinds.map(({ code, name }) => [code, t(name)]));

  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <div className="adm-bar">
        <Input
          allowClear
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <Select
          allowClear
          aria-label={t(texts.kind)}
          placeholder={t(texts.kind)}
          value={kind}
          onChange={(chosen: string | undefined) => setKind(chosen ?? null)}
          options={[...kinds].map(([value, label]) => ({ value, label }))}
        />
        <span className="soft">{t(adminTexts.total, { count })}</span>
      </div>
      <DataTable<Line>
        name={t(texts.title)}
        rows={city === undefined ? undefined : lines}
        rowKey={({ code }) => code}
        empty={t(adminTexts.none)}
        columns={[
          {
            title: t(texts.name),
            render: ({ code, name, depth, open }) => (
              <span className={depth === 0 ? 'adm-branch' : 'adm-branch adm-leaf'}>
                {open === null ? (
                  <span className="adm-twig" />
                ) : (
                  <button
                    type="button"
                    className="adm-twig"
                    aria-expanded={open}
                    aria-label={t(texts.under, { unit: t(name) })}
                    onClick={() => setToggled((known) => known.symmetricDifference(new Set([code])))}
                  >
                    {open ? '▾' : '▸'}
                  </button>
                )}
                {t(name)}
              </span>
            ),
          },
          { title: t(texts.kind), render: (unit) => kinds.get(unit.kind) ?? unit.kind },
          { title: t(texts.level), render: ({ level }) => level, align: 'right' },
          { title: t(adminTexts.area), render: ({ area }) => (area === null ? t(adminTexts.everywhere) : names.area(area)) },
          { title: t(texts.code), render: ({ code }) => code, className: 'soft' },
        ]}
      />
    </AdministrationFrame>
  );
}

type Wanted = { readonly words: string; readonly kind: string | null; readonly toggled: ReadonlySet<string> };

/** Units that fit, with those above them. Without words branches are closed, with words open; `toggled` are the other way round. */
function linesOf(
  units: readonly Unit[],
  { words, kind, toggled }: Wanted,
  t: (label: Label) => string,
): { readonly lines: readonly Line[]; readonly count: number } {
  const wanted = words.toLowerCase().split(/\s+/u);
  const fits = ({ code, name, kind: own }: Unit): boolean =>
    (kind === null || own === kind) && wanted.every((word) => `${t(name)} ${code}`.toLowerCase().includes(word));
  const under = Map.groupBy(units, ({ parent }) => parent);
  let count = 0;
  const grow = (parent: Unit['parent'], depth: number): readonly Line[] =>
    (under.get(parent) ?? []).flatMap((unit) => {
      const below = grow(unit.code, depth + 1);
      const found = fits(unit);
      if (found) count += 1;
      if (!found && below.length === 0) return [];
      const open = below.length === 0 ? null : (words.trim() !== '') !== toggled.has(unit.code);
      return [{ ...unit, depth, open }, ...(open === true ? below : [])];
    });
  return { lines: grow(null, 0), count };
}

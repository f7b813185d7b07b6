import { Input, Select, Skeleton, Table } from 'antd';
import { useMemo, useState, type ReactElement } from 'react';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { useCity, useCityNames, type City } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';

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
} as const satisfies Record<string, Label>;

type Unit = City['units'][number];
type Node = Unit & { readonly children?: readonly Node[] };

/** The handling units, those of level 3 below theirs. */
export function UnitsPage(): ReactElement {
  const t = useText();
  const city = useCity();
  const names = useCityNames();
  const [words, setWords] = useState('');
  const [kind, setKind] = useState<string | null>(null);
  const { tree, count, opened } = useMemo(() => findUnits(city?.units ?? [], words, kind, t), [city, words, kind, t]);
  const [expanded, setExpanded] = useState<readonly React.Key[] | null>(null);
  const kinds = new Map(city?.unitKinds.map(({ code, name }) => [code, t(name)]));

  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <div className="adm-bar">
        <Input
          allowClear
          aria-label={t(texts.search)}
          placeholder={t(texts.search)}
          value={words}
          onChange={(event) => {
            setWords(event.target.value);
            setExpanded(null);
          }}
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
      {city === undefined ? <Skeleton active /> : null}
      <Table<Node>
        className="adm-dense"
        size="small"
        rowKey="code"
        dataSource={tree}
        pagination={false}
        locale={{ emptyText: t(adminTexts.none) }}
        scroll={{ x: 'max-content' }}
        expandable={{ expandedRowKeys: expanded ?? opened, onExpandedRowsChange: setExpanded }}
        columns={[
          { title: t(texts.name), render: (_, { name }) => t(name) },
          { title: t(texts.kind), render: (_, unit) => kinds.get(unit.kind) ?? unit.kind },
          { title: t(texts.level), dataIndex: 'level', align: 'right' },
          { title: t(adminTexts.area), render: (_, { area }) => (area === null ? t(adminTexts.everywhere) : names.area(area)) },
          { title: t(texts.code), dataIndex: 'code', className: 'soft' },
        ]}
      />
    </AdministrationFrame>
  );
}

/** Units that fit, in the tree with what is above them; those with found ones below are open. */
function findUnits(
  units: readonly Unit[],
  words: string,
  kind: string | null,
  t: (label: Label) => string,
): { readonly tree: readonly Node[]; readonly count: number; readonly opened: readonly string[] } {
  const wanted = words.toLowerCase().split(/\s+/u);
  const fits = ({ code, name, kind: own }: Unit): boolean =>
    (kind === null || own === kind) && wanted.every((word) => `${t(name)} ${code}`.toLowerCase().includes(word));
  const under = Map.groupBy(units, ({ parent }) => parent);
  const opened: string[] = [];
  let count = 0;
  const grow = (parent: string | null): readonly Node[] =>
    (under.get(parent as Unit['parent']) ?? []).flatMap((unit) => {
      const children = grow(unit.code);
      const found = fits(unit);
      if (found) count += 1;
      if (!found && children.length === 0) return [];
      if (children.length > 0 && (words !== '' || !found)) opened.push(unit.code);
      return [{ ...unit, ...(children.length === 0 ? {} : { children }) }];
    });
  return { tree: grow(null), count, opened };
}

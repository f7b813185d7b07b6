import { useQuery } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { rightsAnswer } from '../../../../src/contract/city-rules.ts';
import type { Label } from '../../../../src/domain/vocabulary/label.ts';
import { roles as roleTable, type Role } from '../../../../src/domain/vocabulary/roles.ts';
import { workListAccess, workLists, type WorkList } from '../../../../src/domain/vocabulary/work-lists.ts';
import { api } from '../../frame/api.ts';
import { useCity } from '../../frame/city.ts';
import { useText } from '../../frame/language.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';

const texts = {
  title: { zh: '角色', en: 'Roles' },
  lead: {
    zh: '这张表由程序实际使用的规则生成。没有人审自己办的事：派单与退单、办理与回访、剔除的申请与审批都由不同的人做。',
    en: 'Written from the very rules that the program uses. Nobody judges the own act: dispatch and send-back, handling and follow-up, asking for and deciding an exclusion are done by different people.',
  },
  actions: { zh: '工单操作', en: 'Acts on tickets' },
  lists: { zh: '工作清单', en: 'Work lists' },
  functions: { zh: '其他功能', en: 'Other functions' },
  role: { zh: '角色', en: 'Role' },
  every: { zh: '全部角色', en: 'All roles' },
  scope: { zh: '对谁的工单', en: 'On whose tickets' },
} as const satisfies Record<string, Label>;

const scopeTexts: Readonly<Record<string, Label>> = {
  centre: { zh: '中心', en: 'The centre' },
  lead: { zh: '主办单位', en: 'The lead unit' },
  support: { zh: '协办单位', en: 'Supporting units' },
  level3: { zh: '下级单位', en: 'The level-3 unit' },
  sheetReceiver: { zh: '收到督办单的单位', en: 'Who received the sheet' },
  unitOrCentre: { zh: '承办单位或中心', en: 'The unit or the centre' },
  caller: { zh: '诉求人，或中心代办', en: 'The caller, or the centre for the caller' },
  system: { zh: '系统自动', en: 'By itself' },
};

type Line = {
  readonly key: string;
  readonly name: Label;
  readonly rules: string;
  readonly scope: Label | null;
  readonly roles: readonly Role[];
};
type WhichTable = 'actions' | 'lists' | 'functions';

/** Which role may do what. */
export function RolesPage(): ReactElement {
  const t = useText();
  const city = useCity();
  const [table, setTable] = useState<WhichTable>('actions');
  const [role, setRole] = useState<Role | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['rights'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => await api.get<Static<typeof rightsAnswer>>('/rights'),
  });
  const titles = new Map(city?.roles.map((one) => [one.role, t(one.title)]));
  const nameOf = (one: Role): string => titles.get(one) ?? t(roleTable[one]);
  const lines = data === undefined ? [] : linesOf(data, table).filter(({ roles }) => role === null || roles.includes(role));

  return (
    <AdministrationFrame title={texts.title} lead={texts.lead}>
      <div className="adm-bar">
        <Select<Role>
          allowClear
          aria-label={t(texts.role)}
          placeholder={t(texts.every)}
          showSearch={{ optionFilterProp: 'label' }}
          value={role}
          onChange={(chosen: Role | undefined) => setRole(chosen ?? null)}
          options={(Object.keys(roleTable) as Role[]).map((one) => ({ value: one, label: nameOf(one) }))}
        />
        <Segmented<WhichTable>
          value={table}
          onChange={setTable}
          options={(['actions', 'lists', 'functions'] as const).map((value) => ({ value, label: t(texts[value]) }))}
        />
        <span className="soft">{t(adminTexts.total, { count: lines.length })}</span>
      </div>
      <DataTable<Line>
        rowKey={({ key }) => key}
        rows={data === undefined ? undefined : lines}
        error={error}
        onRetry={() => void refetch()}
        name={t(texts[table])}
        empty={t(adminTexts.none)}
        columns={[
          { title: t(adminTexts.what), render: ({ name }) => t(name) },
          { title: t(texts.role), className: 'adm-wrapping', render: ({ roles }) => roles.map(nameOf).join('、') },
          ...(table === 'actions' ? [{ title: t(texts.scope), render: ({ scope }: Line) => (scope === null ? '' : t(scope)) }] : []),
          ...(table === 'functions' ? [] : [{ title: t(adminTexts.rule), render: ({ rules }: Line) => rules }]),
        ]}
      />
    </AdministrationFrame>
  );
}

function linesOf({ actions, functions }: Static<typeof rightsAnswer>, table: WhichTable): readonly Line[] {
  if (table === 'actions')
    return actions.map(({ action, name, rules, roles, scope }) => ({
      key: action,
      name,
      rules: rules.join(' '),
      roles,
      scope: scopeTexts[scope] ?? null,
    }));
  if (table === 'functions') return functions.map(({ id, name, roles }) => ({ key: id, name, rules: '', roles, scope: null }));
  return (Object.keys(workLists) as WorkList[]).map((list) => {
    const { rules, centre, unit } = workListAccess[list];
    return { key: list, name: workLists[list], rules: rules.join(' '), roles: [...centre, ...unit], scope: null };
  });
}

import { Select, TreeSelect } from 'antd';
import { useMemo, type ReactElement } from 'react';
import { useCity, type City } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { adminTexts } from './administration-texts.ts';

/** What every picker of the city's codes takes; null: nothing is picked. */
type Picking = {
  readonly value?: string | null;
  readonly onChange?: (code: string | null) => void;
  readonly id?: string;
  /** Stands there while nothing is picked; the name of the field unless it says otherwise. */
  readonly placeholder?: string;
};

type Node = { readonly code: string; readonly name: City['classes'][number]['name']; readonly parent: string | null };
type TreeOption = { value: string; title: string; children: TreeOption[] };

/** Picks a class out of the tree; found by any part of its name. */
export function ClassPicker(picking: Picking): ReactElement {
  const t = useText();
  return <TreePicker {...picking} nodes={useCity()?.classes ?? []} placeholder={picking.placeholder ?? t(adminTexts.class)} />;
}

/** Picks a unit, those of level 3 below theirs. */
export function UnitPicker(picking: Picking): ReactElement {
  const t = useText();
  return <TreePicker {...picking} nodes={useCity()?.units ?? []} placeholder={picking.placeholder ?? t(adminTexts.unit)} />;
}

/** Picks a part of the city. */
export function AreaPicker({ value, onChange, id, placeholder }: Picking): ReactElement {
  const t = useText();
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(adminTexts.area)}
      placeholder={placeholder ?? t(adminTexts.area)}
      value={value ?? null}
      onChange={(code: string | undefined) => onChange?.(code ?? null)}
      options={(useCity()?.areas ?? []).map(({ code, name }) => ({ value: code, label: t(name) }))}
    />
  );
}

function TreePicker({
  value,
  onChange,
  id,
  placeholder,
  nodes,
}: Picking & { readonly nodes: readonly Node[]; readonly placeholder: string }): ReactElement {
  const t = useText();
  const tree = useMemo(() => {
    const under = Map.groupBy(nodes, ({ parent }) => parent);
    const options = (parent: string | null): TreeOption[] =>
      (under.get(parent) ?? []).map(({ code, name }) => ({ value: code, title: t(name), children: options(code) }));
    return options(null);
  }, [nodes, t]);
  return (
    <TreeSelect
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ treeNodeFilterProp: 'title' }}
      aria-label={placeholder}
      placeholder={placeholder}
      value={value ?? null}
      onChange={(code: string | null | undefined) => onChange?.(code ?? null)}
      treeData={tree}
      popupMatchSelectWidth={360}
    />
  );
}

import { Radio, Select, TreeSelect } from 'antd';
import { useMemo, type ReactElement } from 'react';
import type { Labels } from '../../../src/domain/vocabulary/label.ts';
import { useCity, type City } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { formTexts as texts } from './form-texts.ts';

type Chosen<Value> = {
  readonly id?: string;
  readonly value?: Value | null;
  readonly onChange?: (value: Value | null) => void;
  readonly optional?: boolean;
};

const FEW = 6;

/** One of the codes of a closed list; a few side by side, many in a list. */
export function CodeField({ id, value, onChange, of, optional = false }: Chosen<string> & { readonly of: Labels }): ReactElement {
  const t = useText();
  const options = Object.entries(of).map(([code, label]) => ({ value: code, label: t(label) }));
  if (options.length <= FEW)
    return (
      <Radio.Group
        {...(id === undefined ? {} : { id })}
        options={options}
        value={value ?? null}
        onChange={(event) => onChange?.(String(event.target.value))}
      />
    );
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      options={options}
      value={value ?? null}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={optional}
      placeholder={t(texts.choose)}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
    />
  );
}

/** Yes or no; with `optional` also "was not asked". */
export function YesNoField({ id, value, onChange, optional = false }: Chosen<boolean>): ReactElement {
  const t = useText();
  const options = [
    { value: 'yes', label: t(texts.yes) },
    { value: 'no', label: t(texts.no) },
    ...(optional ? [{ value: 'unknown', label: t(texts.unknown) }] : []),
  ];
  const none = optional ? 'unknown' : null;
  return (
    <Radio.Group
      {...(id === undefined ? {} : { id })}
      options={options}
      value={value === true ? 'yes' : value === false ? 'no' : none}
      onChange={(event) => onChange?.(event.target.value === 'unknown' ? null : event.target.value === 'yes')}
    />
  );
}

/** A class of matters, found in the tree or by any part of its name. */
export function ClassField({ id, value, onChange, optional = false }: Chosen<string>): ReactElement {
  const t = useText();
  const city = useCity();
  const tree = useMemo(() => classTree(city?.classes ?? [], t), [city, t]);
  return (
    <TreeSelect<string | null>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? null)}
      treeData={tree}
      showSearch={{ treeNodeFilterProp: 'path' }}
      treeNodeLabelProp="path"
      allowClear={optional}
      placeholder={t(texts.choose)}
    />
  );
}

type ClassNode = { value: string; title: string; path: string; children: ClassNode[] };

function classTree(classes: City['classes'], t: ReturnType<typeof useText>): ClassNode[] {
  const nodes = new Map<string, ClassNode>();
  const roots: ClassNode[] = [];
  // Parents stand before their children: a class is at a level below its parent's.
  for (const { code, name, parent } of classes.toSorted((one, other) => one.level - other.level)) {
    const above = nodes.get(parent ?? '');
    const node = { value: code, title: t(name), path: above === undefined ? t(name) : `${above.path} / ${t(name)}`, children: [] };
    nodes.set(code, node);
    (above?.children ?? roots).push(node);
  }
  return roots;
}

/** A part of the city. */
export function AreaField({ id, value, onChange, optional = false }: Chosen<string>): ReactElement {
  const t = useText();
  const city = useCity();
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      options={(city?.areas ?? []).map(({ code, name }) => ({ value: code, label: t(name) }))}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={optional}
      placeholder={t(texts.choose)}
    />
  );
}

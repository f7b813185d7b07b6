import { Button, TreeSelect } from 'antd';
import { useMemo, type ReactElement } from 'react';
import { useCity, useCityNames, type City } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { Field, faultProps } from './field.tsx';
import { intakeTexts as texts } from './intake-texts.ts';
import type { Advice } from './use-advice.ts';
import type { Faults } from './validate.ts';

/** Less is nothing to look at. */
const LEAST_SHOWN = 0.02;

type TreeOption = { value: string; title: string; selectable: boolean; children: TreeOption[] };

/** What the matter is: chosen from the tree, or from what the words suggest. The choice is the agent's (D-9). */
export function ClassField({
  value,
  faults,
  advice,
  onChange,
}: {
  readonly value: string | null;
  readonly faults: Faults;
  readonly advice: Advice | undefined;
  readonly onChange: (classCode: string | null) => void;
}): ReactElement {
  const t = useText();
  const names = useCityNames();
  const city = useCity();
  const tree = useMemo(() => treeOf(city?.classes ?? [], t), [city, t]);
  return (
    <Field id="intake-class" label={texts.classOf} fault={faults.classCode}>
      <TreeSelect
        id="intake-class"
        {...faultProps('intake-class', faults.classCode)}
        className="intake-class"
        aria-label={t(texts.classOf)}
        placeholder={t(texts.classOf)}
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        value={value}
        onChange={(code: string | null | undefined) => onChange(code ?? null)}
        treeData={tree}
        popupMatchSelectWidth={420}
      />
      {advice === undefined || advice.classes.length === 0 ? null : (
        <div className="intake-suggestions" aria-live="polite">
          <span className="soft">{t(advice.sure ? texts.suggested : texts.notSure)}</span>
          {advice.classes
            .filter(({ score }, index) => index === 0 || score >= LEAST_SHOWN)
            .map(({ classCode, score, words }, index) => (
              <Button
                key={classCode}
                size="small"
                type={classCode === value ? 'primary' : 'default'}
                aria-pressed={classCode === value}
                title={names.classPath(classCode)}
                onClick={() => onChange(classCode)}
              >
                <kbd aria-hidden="true">Alt+{index + 1}</kbd> {names.classOf(classCode)}{' '}
                <span className="intake-score">{percent(score)}</span>
                {words.length === 0 ? null : <span className="intake-words">{words.join(' ')}</span>}
              </Button>
            ))}
        </div>
      )}
    </Field>
  );
}

function percent(share: number): string {
  return `${String(Math.round(share * 100))}%`;
}

function treeOf(classes: City['classes'], t: ReturnType<typeof useText>): TreeOption[] {
  const under = Map.groupBy(classes, ({ parent }) => parent as string | null);
  const options = (parent: string | null): TreeOption[] =>
    (under.get(parent) ?? []).map(({ code, name }) => {
      const children = options(code);
      return { value: code, title: t(name), selectable: children.length === 0, children };
    });
  return options(null);
}

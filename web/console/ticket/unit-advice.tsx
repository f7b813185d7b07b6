import { Button } from 'antd';
import { useMemo, type ReactElement } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { useCityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { basisOf, type AdvisedUnit } from './use-unit-advice.ts';

const texts = {
  key: { zh: '取第 {no} 个建议的单位', en: 'Take suggested unit {no}' },
  share: { zh: '把握 {share} %', en: '{share} % likely' },
} as const satisfies Record<string, Label>;

type UnitAdviceProps = {
  readonly units: readonly AdvisedUnit[];
  /** What a button says of its unit; `{unit}` is its name. */
  readonly say: Label;
  readonly onTake: (unit: AdvisedUnit) => void;
  readonly pending?: boolean;
};

/** D-1, D-9: suggested units with their reasons; a key takes each. */
export function UnitAdviceList({ units, say, onTake, pending = false }: UnitAdviceProps): ReactElement {
  const t = useText();
  const names = useCityNames();
  useShortcuts(
    useMemo(
      () =>
        units.map((unit, at) => ({
          keys: String(at + 1),
          label: { zh: texts.key.zh.replace('{no}', String(at + 1)), en: texts.key.en.replace('{no}', String(at + 1)) },
          run: () => onTake(unit),
        })),
      [units, onTake],
    ),
  );
  return (
    <ol className="unit-advice">
      {units.map((unit, at) => (
        <li key={unit.unit}>
          <Button type={at === 0 ? 'primary' : 'default'} loading={pending} onClick={() => onTake(unit)}>
            {t(say, { unit: names.unit(unit.unit) })} <kbd>{at + 1}</kbd>
          </Button>
          <span className="soft">
            {[
              ...(basisOf(unit) === null ? [t(texts.share, { share: String(Math.round(unit.score * 100)) })] : []),
              ...unit.reasons.map((reason) => t(reason)),
            ].join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}

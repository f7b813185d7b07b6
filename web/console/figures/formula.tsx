import { Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { useText } from '../frame/language.tsx';
import { figuresTexts as texts } from './figures-texts.ts';
import type { MeasureFigures } from './use-figures.ts';

type Defined = Pick<MeasureFigures, 'formula' | 'rule'>;

/** Shows how a measure is counted to whoever points at what is inside, or reaches it by keyboard. */
export function Formula({ measure, children }: { readonly measure: Defined; readonly children: ReactElement }): ReactElement {
  const t = useText();
  const { formula, rule } = measure;
  return (
    <Tooltip
      trigger={['hover', 'focus']}
      classNames={{ root: 'formula' }}
      title={
        <dl>
          <dt>{t(texts.numerator)}</dt>
          <dd>{t(formula.numerator)}</dd>
          <dt>{t(texts.denominator)}</dt>
          <dd>{t(formula.denominator)}</dd>
          <dt>{t(texts.day)}</dt>
          <dd>{t(formula.day)}</dd>
          <dt>{t(texts.rule)}</dt>
          <dd>{rule}</dd>
        </dl>
      }
    >
      {children}
    </Tooltip>
  );
}

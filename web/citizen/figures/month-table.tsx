import { useLanguage, useText } from '../frame/language.tsx';
import { figuresTexts } from './figures-texts.ts';
import type { Measure } from './public-figures.ts';
import { ShareCell } from './share-cell.tsx';
import { wordMonth } from './word-month.ts';

/** One measure month by month, the latest first, with how it is counted. */
export function MonthTable({ measure, shown }: { measure: Measure; shown: readonly string[] }) {
  const t = useText();
  const language = useLanguage();
  const { name, formula, kind, months } = measure;
  return (
    <section>
      <h2>{t(name)}</h2>
      <p class="soft">
        {t(figuresTexts.formula)}：{t(figuresTexts.formulaText, { numerator: t(formula.numerator), denominator: t(formula.denominator) })}
        <br />
        {t(figuresTexts.formulaDay, { day: t(formula.day) })}
      </p>
      <div class="table">
        <table>
          <caption class="visually-hidden">{t(figuresTexts.byMonth, { name: t(name) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t(figuresTexts.month)}</th>
              <th scope="col">{t(figuresTexts.after)}</th>
              <th scope="col">{t(figuresTexts.before)}</th>
              <th scope="col">{t(figuresTexts.excluded)}</th>
            </tr>
          </thead>
          <tbody>
            {months
              .filter(({ month }) => shown.includes(month))
              .reverse()
              .map(({ month, before, after, excluded }) => (
                <tr key={month}>
                  <th scope="row">{wordMonth(month, language)}</th>
                  <ShareCell share={after} kind={kind} hasBar />
                  <ShareCell share={before} kind={kind} hasBar={false} />
                  <td class={excluded === null ? 'soft' : ''}>{excluded === null ? t(figuresTexts.hidden) : excluded}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

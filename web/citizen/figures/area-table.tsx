import { useState } from 'preact/hooks';
import { Field } from '../frame/field.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { figuresTexts } from './figures-texts.ts';
import type { PublicFigures } from './public-figures.ts';
import { ShareCell } from './share-cell.tsx';
import { wordMonth } from './word-month.ts';

/** The measures of one month by county, after exclusions; the file has both values of every month. */
export function AreaTable({ figures, months }: { figures: PublicFigures; months: readonly string[] }) {
  const t = useText();
  const language = useLanguage();
  const { areas, measures } = figures;
  const [month, setMonth] = useState(months.at(-1) ?? '');
  const label = t(figuresTexts.byAreaOf, { month: wordMonth(month, language) });
  return (
    <section>
      <h2>{t(figuresTexts.byArea)}</h2>
      <Field name="month" label={figuresTexts.month}>
        {(control) => (
          <select
            {...control}
            value={month}
            onChange={({ currentTarget }) => {
              setMonth(currentTarget.value);
            }}
          >
            {[...months].reverse().map((each) => (
              <option key={each} value={each}>
                {wordMonth(each, language)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div class="table">
        <table>
          <caption>
            {label}，{t(figuresTexts.after)}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t(figuresTexts.area)}</th>
              {measures.map(({ id, name }) => (
                <th key={id} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {areas.map((area) => (
              <tr key={area?.code ?? ''}>
                <th scope="row">{area === null ? t(figuresTexts.noArea) : area.name === null ? area.code : t(area.name)}</th>
                {measures.map((measure) => {
                  const cell = measure.months
                    .find((each) => each.month === month)
                    ?.areas.find((each) => each.area === (area?.code ?? null));
                  return <ShareCell key={measure.id} share={cell?.after ?? null} kind={measure.kind} hasBar />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

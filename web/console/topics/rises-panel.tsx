import type { ReactElement } from 'react';
import { useCityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { topicsTexts as texts } from './topics-texts.ts';
import type { Topics } from './use-topics.ts';

/** Classes that rose against their habit in an area, and how often that is a false alarm. */
export function RisesPanel({ topics: { rises, falseAlarms } }: { readonly topics: Topics }): ReactElement {
  const t = useText();
  const names = useCityNames();
  return (
    <section aria-labelledby="topics-rises">
      <h2 id="topics-rises">{t(texts.rises)}</h2>
      {rises.length === 0 ? <p className="soft">{t(texts.noRise)}</p> : null}
      <ul>
        {rises.map(({ classCode, area, last, expected }) => (
          <li key={`${classCode} ${area}`}>
            <strong>{names.classOf(classCode)}</strong> {names.area(area)} {t(texts.rise, { last, expected: expected.toFixed(1) })}
          </li>
        ))}
      </ul>
      <p className="soft">{t(texts.falseAlarms, { share: falseAlarms })}</p>
    </section>
  );
}

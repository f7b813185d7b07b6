import type { ReactElement } from 'react';
import { useCityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { LongText } from './long-text.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketThings } from './ticket-things.ts';

/** What the unit asked for and somebody has to decide. */
export function AskedPanel({ things }: { readonly things: TicketThings }): ReactElement | null {
  const t = useText();
  const names = useCityNames();
  const { extensionAsked, longCycleAsked, sendBackAsked } = things;
  const asked = [
    ...(sendBackAsked === null
      ? []
      : [
          {
            title:
              sendBackAsked.suggestedUnit === null
                ? t(texts.sendBackAsked)
                : t(texts.sendBackTo, { unit: names.unit(sendBackAsked.suggestedUnit) }),
            words: [sendBackAsked.reason, sendBackAsked.basis],
          },
        ]),
    ...(extensionAsked === null
      ? []
      : [{ title: t(texts.extensionAsked, { workdays: extensionAsked.workdays }), words: [extensionAsked.reason] }]),
    ...(longCycleAsked === null ? [] : [{ title: t(texts.longCycleAsked), words: [longCycleAsked.reason, longCycleAsked.plan] }]),
  ];
  if (asked.length === 0) return null;
  return (
    <section className="ticket-asked" aria-labelledby="ticket-asked">
      <h2 id="ticket-asked">{t(texts.asked)}</h2>
      {asked.map(({ title, words }) => (
        <div key={title}>
          <strong>{title}</strong>
          {words.map((text) => (
            <LongText key={text} text={text} />
          ))}
        </div>
      ))}
    </section>
  );
}

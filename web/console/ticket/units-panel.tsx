import type { ReactElement } from 'react';
import { contactWays, dispatchModes } from '../../../src/domain/vocabulary/handling.ts';
import { useCityNames } from '../frame/city.ts';
import { Countdown, useNow } from '../frame/countdown.tsx';
import { useText } from '../frame/language.tsx';
import { lightOfClock } from './clock-light.ts';
import { LongText } from './long-text.tsx';
import { wordOf } from './thing-field.tsx';
import { TicketFiles } from './ticket-files.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';
import type { TicketThings } from './ticket-things.ts';
import { useSentences } from './use-sentences.ts';
import type { TicketView } from './use-ticket.ts';

/** Who handles the ticket, each unit with its own light, and how the caller was contacted. */
export function UnitsPanel({ view, things }: { readonly view: TicketView; readonly things: TicketThings }): ReactElement | null {
  const t = useText();
  const sentences = useSentences();
  const { dispatch, level3 } = view;
  if (dispatch === null) return null;
  const { lead, supports, signedAt, deemed, mode, basis } = dispatch;
  const signed = signedAt === null ? t(texts.notSigned) : t(deemed ? texts.deemedAt : texts.signedAt, { at: sentences.moment(signedAt) });
  const reported = (at: typeof signedAt): string =>
    at === null ? t(texts.notReported) : t(texts.reportedAt, { at: sentences.moment(at) });
  return (
    <section aria-labelledby="ticket-units">
      <h2 id="ticket-units">{t(texts.units)}</h2>
      <ul className="units">
        <UnitLine view={view} unit={lead} kinds={['unit', 'sign', 'longCycleReport']} part={t(texts.lead)} standing={signed} />
        {level3 === null ? null : (
          <UnitLine view={view} unit={level3.unit} kinds={['level3']} part={t(texts.level3)} standing={reported(level3.reportedAt)} />
        )}
        {supports.map(({ unit, reportedAt }) => (
          <UnitLine key={unit} view={view} unit={unit} kinds={['support']} part={t(texts.support)} standing={reported(reportedAt)} />
        ))}
      </ul>
      <p className="soft small">
        {t(dispatchModes[mode])} · {t(texts.dispatchedAt, { at: sentences.moment(dispatch.at), no: dispatch.no })}
      </p>
      <LongText text={basis} />
      {things.contacts.length === 0 ? null : (
        <>
          <h3>{t(texts.contacts)}</h3>
          <ul className="plain">
            {things.contacts.map(({ entry, way, contactedAt, reached, proof }) => (
              <li key={entry.version}>
                {sentences.moment(contactedAt)} {wordOf(contactWays, way, t)} · {t(reached ? texts.reached : texts.notReached)}{' '}
                <span className="soft">{sentences.who(entry)}</span>
                <TicketFiles ticket={view.id} files={proof} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

type UnitLineProps = {
  readonly view: TicketView;
  readonly unit: string;
  readonly kinds: readonly string[];
  readonly part: string;
  readonly standing: string;
};

function UnitLine({ view, unit, kinds, part, standing }: UnitLineProps): ReactElement {
  const names = useCityNames();
  const now = useNow();
  const clock = view.clocks.find((one) => one.unit === unit && one.stop === null && kinds.includes(one.kind));
  return (
    <li>
      <span className="soft">{part}</span>
      <span>
        {names.unit(unit)} <span className="soft small">{standing}</span>
      </span>
      {clock === undefined ? null : <Countdown dueAt={clock.dueAt} light={lightOfClock(clock, now)} />}
    </li>
  );
}

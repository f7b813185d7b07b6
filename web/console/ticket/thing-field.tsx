import { Radio } from 'antd';
import type { ReactElement } from 'react';
import { exclusionReasons, supervisionGrounds } from '../../../src/domain/vocabulary/handling.ts';
import type { Label, Labels } from '../../../src/domain/vocabulary/label.ts';
import { measureNames } from '../../../src/domain/vocabulary/measure.ts';
import { clockKinds } from '../../../src/domain/vocabulary/ticket.ts';
import { useCityNames, type CityNames } from '../frame/city.ts';
import { useText } from '../frame/language.tsx';
import { useSession } from '../frame/session.ts';
import type { FormField } from './action-forms.ts';
import { formTexts as texts } from './form-texts.ts';
import { candidatesFor, type TicketThings } from './ticket-things.ts';
import { ticketTexts } from './ticket-texts.ts';
import type { TicketView } from './use-ticket.ts';

type Thing = Extract<FormField, { kind: 'thing' }>;

type ThingFieldProps = {
  readonly field: Thing;
  readonly view: TicketView;
  readonly things: TicketThings;
  readonly id?: string;
  readonly value?: string | null;
  readonly onChange?: (value: string) => void;
};

/** One of the things that lie on the ticket: a caller, a sheet, a clock, an exclusion asked for. */
export function ThingField({ field, view, things, id, value, onChange }: ThingFieldProps): ReactElement {
  const t = useText();
  const names = useCityNames();
  const { account } = useSession();
  const candidates = candidatesFor(field.of, view, things, account.unit);
  if (candidates.length === 0) return <span className="soft">{t(texts.noneOf, { field: t(field.label) })}</span>;
  return (
    <Radio.Group
      {...(id === undefined ? {} : { id })}
      className="things"
      value={value ?? null}
      options={candidates.map((candidate) => ({ value: candidate, label: nameOf(field.of, candidate, { view, things, names, t }) }))}
      onChange={(event) => onChange?.(String(event.target.value))}
    />
  );
}

type Words = {
  readonly view: TicketView;
  readonly things: TicketThings;
  readonly names: CityNames;
  readonly t: ReturnType<typeof useText>;
};

function nameOf(of: Thing['of'], id: string, { view, things, names, t }: Words): string {
  switch (of) {
    case 'caller': {
      const caller = view.callers.find(({ request }) => request === id);
      return [caller?.number, caller?.name, caller?.phone].filter((part) => part !== null && part !== undefined).join(' ');
    }
    case 'clock': {
      const clock = view.clocks.find((one) => one.id === id);
      return clock === undefined ? id : `${t(clockKinds[clock.kind])}${clock.unit === null ? '' : ` · ${names.unit(clock.unit)}`}`;
    }
    case 'exclusion': {
      const asked = things.exclusions.find((one) => one.id === id);
      return asked === undefined ? id : `${wordOf(measureNames, asked.measure, t)} · ${wordOf(exclusionReasons, asked.reason, t)}`;
    }
    case 'sheetToReply':
    case 'sheetToJudge': {
      const sheet = view.sheets.find((one) => one.id === id);
      return sheet === undefined ? id : `${t(ticketTexts.sheetLevel, { level: sheet.level })} · ${t(supervisionGrounds[sheet.ground])}`;
    }
  }
}

/** The label of a code that came as a text; an unknown code stands for itself. */
export function wordOf(table: Labels, code: string, t: (label: Label) => string): string {
  const label = table[code];
  return label === undefined ? code : t(label);
}

import { Input, InputNumber, Select } from 'antd';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { Static } from 'typebox';
import type { peopleAnswer } from '../../../src/contract/city.ts';
import { api } from '../frame/api.ts';
import { useText } from '../frame/language.tsx';
import { useSession } from '../frame/session.ts';
import type { FormField, FormValues } from './action-forms.ts';
import { AreaField, ClassField, CodeField, YesNoField } from './choices-field.tsx';
import { FilesField } from './files-field.tsx';
import { formTexts as texts } from './form-texts.ts';
import { ThingField } from './thing-field.tsx';
import { TicketField } from './ticket-field.tsx';
import type { TicketThings } from './ticket-things.ts';
import { UnitField } from './unit-field.tsx';
import type { UploadedFile } from './upload-file.ts';
import type { TicketView } from './use-ticket.ts';

const LINE_PX = 22;
const PADDING_PX = 10;

type FieldControlProps = {
  readonly field: FormField;
  readonly values: FormValues;
  readonly view: TicketView;
  readonly things: TicketThings;
  readonly onBusy: (name: string, busy: 'uploading' | 'failed' | null) => void;
  /** Given by the form around it. */
  readonly id?: string;
  readonly value?: unknown;
  readonly onChange?: (value: unknown) => void;
};

/** The control of a field, by its kind. */
export function FieldControl({ field, values, view, things, onBusy, ...given }: FieldControlProps): ReactElement {
  const { id, value, onChange } = given;
  const optional = field.optional === true;
  // Each control sets and reads the values of its own kind.
  const own = <Value,>() =>
    ({ ...given, optional }) as { id?: string; value?: Value; onChange?: (value: Value | null) => void; optional: boolean };
  switch (field.kind) {
    case 'text':
      return <TextControl field={field} {...given} />;
    case 'number':
      return (
        <InputNumber
          {...(id === undefined ? {} : { id })}
          value={value as number | null}
          min={field.min}
          max={field.max}
          precision={0}
          onChange={(next) => onChange?.(next)}
        />
      );
    case 'moment':
      return (
        <Input
          {...(id === undefined ? {} : { id })}
          className="moment"
          type="datetime-local"
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => onChange?.(event.target.value)}
        />
      );
    case 'choice':
      return <CodeField of={field.of} {...own<string>()} />;
    case 'yesNo':
      return <YesNoField {...own<boolean>()} />;
    case 'class':
      return <ClassField {...own<string>()} />;
    case 'area':
      return <AreaField {...own<string>()} />;
    case 'unit':
      return (
        <UnitField
          {...own<string | readonly string[]>()}
          {...(field.from === 'below' ? { below: view.dispatch?.lead ?? null } : {})}
          {...(field.from === 'duty' ? { dutyOf: placeOf(values, view), advice: things.advice } : {})}
        />
      );
    case 'units':
      return <UnitField {...own<string | readonly string[]>()} multiple />;
    case 'person':
      return <PersonControl {...own<string>()} />;
    case 'files':
      return <FilesField {...own<readonly UploadedFile[]>()} onBusy={(busy) => onBusy(field.name, busy)} />;
    case 'file': {
      const one = value as UploadedFile | null | undefined;
      return (
        <FilesField
          {...(id === undefined ? {} : { id })}
          single
          value={one === null || one === undefined ? [] : [one]}
          onChange={(files) => onChange?.(files[0] ?? null)}
          onBusy={(busy) => onBusy(field.name, busy)}
        />
      );
    }
    case 'ticket':
      return <TicketField {...own()} />;
    case 'thing':
      return <ThingField field={field} view={view} things={things} {...own<string>()} />;
  }
}

/** The class and area of the form, else of the ticket. */
export function placeOf(values: FormValues, view: TicketView): { readonly classCode: string | null; readonly area: string | null } {
  const known = (value: unknown, otherwise: string | null): string | null =>
    typeof value === 'string' && value !== '' ? value : otherwise;
  return { classCode: known(values['classCode'], view.classCode), area: known(values['area'], view.area) };
}

type TextControlProps = Pick<FieldControlProps, 'id' | 'value' | 'onChange'> & { readonly field: Extract<FormField, { kind: 'text' }> };

/** Counts characters as people and the rules do. */
function TextControl({ field, id, value, onChange }: TextControlProps): ReactElement {
  const given = { ...(id === undefined ? {} : { id }), value: typeof value === 'string' ? value : '' };
  const count = { show: given.value.length > field.max / 2, max: field.max, strategy: (text: string) => [...text].length };
  if (field.rows === 1) return <Input {...given} count={count} onChange={(event) => onChange?.(event.target.value)} />;
  return (
    <Input.TextArea
      className="grows"
      style={{ minHeight: field.rows * LINE_PX + PADDING_PX }}
      {...given}
      count={count}
      rows={field.rows}
      onChange={(event) => onChange?.(event.target.value)}
    />
  );
}

type People = Static<typeof peopleAnswer>;

/** S-3: another supervisor or leader. */
function PersonControl({
  id,
  value,
  onChange,
  optional,
}: {
  id?: string;
  value?: string;
  onChange?: (value: string | null) => void;
  optional: boolean;
}): ReactElement {
  const t = useText();
  const { account } = useSession();
  const { data } = useQuery({ queryKey: ['people'], staleTime: 600_000, queryFn: async () => await api.get<People>('/city/people') });
  const supervising = (data?.items ?? []).filter(({ user, unit }) => unit === null && (user as string) !== account.id);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(next: string | undefined) => onChange?.(next ?? null)}
      options={supervising.map(({ user, name }) => ({ value: user as string, label: name }))}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={optional}
      placeholder={t(texts.choose)}
    />
  );
}

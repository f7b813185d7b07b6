import { Button, Input, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { MAX_NAME } from '../../../src/domain/vocabulary/limits.ts';
import { ApiError } from '../../kit/api.ts';
import { api } from '../frame/api.ts';
import { frameTexts } from '../frame/frame-texts.ts';
import { useText } from '../frame/language.tsx';
import type { FoundTicket } from './form-body.ts';
import { formTexts as texts } from './form-texts.ts';
import type { TicketView } from './use-ticket.ts';

type TicketFieldProps = {
  readonly id?: string;
  readonly value?: FoundTicket | null;
  readonly onChange?: (value: FoundTicket | null) => void;
};

const SHOWN_CHARACTERS = 80;

/** Another ticket, by its number; what it is about is shown before anything is done to it. */
export function TicketField({ id, value = null, onChange }: TicketFieldProps): ReactElement {
  const t = useText();
  const [typed, setTyped] = useState(value?.number ?? '');
  const [fault, setFault] = useState<Label | null>(null);
  const [looking, setLooking] = useState(false);

  async function look(): Promise<void> {
    const number = typed.trim();
    if (number === '' || looking) return;
    setLooking(true);
    setFault(null);
    try {
      const { id: ticket, subject, text } = await api.get<TicketView>(`/tickets/by-number/${encodeURIComponent(number)}`);
      onChange?.({ ticket, number, text: [...(subject ?? text)].slice(0, SHOWN_CHARACTERS).join('') });
    } catch (error) {
      onChange?.(null);
      setFault(error instanceof ApiError ? error.label : frameTexts.pageFailed);
    } finally {
      setLooking(false);
    }
  }

  return (
    <>
      <Space.Compact block>
        <Input
          {...(id === undefined ? {} : { id })}
          value={typed}
          maxLength={MAX_NAME}
          placeholder={t(texts.findNumber)}
          onChange={(event) => {
            setTyped(event.target.value);
            if (value !== null) onChange?.(null);
          }}
          onPressEnter={(event) => {
            event.preventDefault();
            void look();
          }}
          onBlur={() => {
            if (value === null) void look();
          }}
        />
        <Button loading={looking} onClick={() => void look()}>
          {t(texts.find)}
        </Button>
      </Space.Compact>
      {fault === null ? null : <p className="fault">{t(fault)}</p>}
      {value === null ? null : <p className="soft spoken found-ticket">{value.text}</p>}
    </>
  );
}

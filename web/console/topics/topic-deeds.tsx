import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { TicketId, UnitCode } from '../../../src/domain/kernel/ids.ts';
import type { LocalDate } from '../../../src/domain/kernel/time.ts';
import { UnitPicker } from '../administration/pickers.tsx';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { topicsTexts as texts } from './topics-texts.ts';
import type { Deed, Topic } from './use-topics.ts';

/** What can be done with a topic; each with a reason, which is written down. */
export function TopicDeeds({
  topic,
  others,
  chosen,
  onDone,
}: {
  readonly topic: Topic;
  readonly others: readonly Topic[];
  readonly chosen: readonly string[];
  readonly onDone: () => void;
}): ReactElement {
  const t = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [unit, setUnit] = useState<string | null>(topic.unit);
  const [dueOn, setDueOn] = useState(topic.dueOn ?? '');
  const [title, setTitle] = useState('');
  const [into, setInto] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const hasReason = reason.trim() !== '';
  const tickets = chosen as TicketId[];
  const act = async (deed: Deed): Promise<void> => {
    try {
      await api.send('POST', `/topics/${topic.id}/act`, { body: { seen: topic.version, reason: reason.trim(), deed } });
      setReason('');
      setError(null);
      onDone();
      await queries.invalidateQueries({ queryKey: ['topics'] });
      await queries.invalidateQueries({ queryKey: ['topic'] });
    } catch (failure) {
      setError(failure);
    }
  };
  const send = (deed: Deed): void => void act(deed);
  return (
    <div className="topics-deeds">
      {error === null ? null : <Fault error={error} />}
      <Input
        aria-label={t(texts.reason)}
        placeholder={t(texts.reason)}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div>
        <UnitPicker value={unit} onChange={setUnit} placeholder={t(texts.unit)} />
        <Input type="date" aria-label={t(texts.dueOn)} value={dueOn} onChange={(event) => setDueOn(event.target.value)} />
        <Button
          type="primary"
          disabled={!hasReason || unit === null || dueOn === ''}
          onClick={() => send({ act: 'take', unit: unit as UnitCode, dueOn: dueOn as LocalDate })}
        >
          {t(texts.take)}
        </Button>
        <Button disabled={!hasReason} onClick={() => send({ act: topic.state === 'done' ? 'reopen' : 'finish' })}>
          {t(topic.state === 'done' ? texts.reopen : texts.finish)}
        </Button>
      </div>
      <div>
        <Select
          aria-label={t(texts.other)}
          placeholder={t(texts.other)}
          showSearch={{ optionFilterProp: 'label' }}
          value={into}
          onChange={setInto}
          options={others.map((other) => ({ value: other.id, label: other.title === '' ? t(texts.unnamed) : other.title }))}
        />
        <Button disabled={!hasReason || into === null} onClick={() => send({ act: 'join', into: into ?? '' })}>
          {t(texts.join)}
        </Button>
      </div>
      {chosen.length === 0 ? null : (
        <div>
          <Input
            aria-label={t(texts.newTitle)}
            placeholder={t(texts.newTitle)}
            maxLength={100}
            value={title}
            onChange={(event) => setTitle(event.target.value)}
          />
          <Button disabled={!hasReason || title.trim() === ''} onClick={() => send({ act: 'split', title: title.trim(), tickets })}>
            {t(texts.split)}
          </Button>
          <Button disabled={!hasReason} onClick={() => send({ act: 'remove', tickets })}>
            {t(texts.remove)}
          </Button>
        </div>
      )}
    </div>
  );
}

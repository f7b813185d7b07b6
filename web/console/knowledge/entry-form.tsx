import { Button, Form, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import { ClassPicker, UnitPicker } from '../administration/pickers.tsx';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { Entry } from './entry-marks.tsx';
import { knowledgeTexts as texts } from './knowledge-texts.ts';
import { randomUuid } from '../../kit/random-uuid.ts';

type Fields = {
  readonly title: string;
  readonly question: string;
  readonly answer: string;
  readonly classCode?: string | null;
  readonly unit?: string | null;
  readonly validFrom: string;
  readonly validTo?: string | null;
  readonly reviewOn?: string | null;
  readonly source: string;
};

/** Writes an entry, or changes it. What was typed stays when it is refused. */
export function EntryForm({
  entry,
  onSaved,
  onCancel,
}: {
  readonly entry: Entry | null;
  readonly onSaved: (entry: Entry) => void;
  readonly onCancel: () => void;
}): ReactElement {
  const t = useText();
  const [id] = useState(() => entry?.id ?? randomUuid());
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const needed = [{ required: true, whitespace: true, message: t(texts.missing) }];

  const save = ({ title, question, answer, classCode, unit, validFrom, validTo, reviewOn, source }: Fields): void => {
    setPending(true);
    setError(null);
    const body = {
      seen: entry?.version ?? 0,
      ...{ title: title.trim(), question: question.trim(), answer: answer.trim(), source: source.trim(), validFrom },
      ...{ classCode: classCode ?? null, unit: unit ?? null, validTo: validTo === undefined || validTo === '' ? null : validTo },
      reviewOn: reviewOn === undefined || reviewOn === '' ? null : reviewOn,
    };
    api
      .send<Entry>('PUT', `/knowledge/${id}`, { body })
      .then(onSaved)
      .catch((failure: unknown) => setError(failure))
      .finally(() => setPending(false));
  };

  return (
    <Form<Fields> layout="vertical" requiredMark={false} initialValues={entry ?? {}} onFinish={save} className="knowledge-form">
      <Form.Item name="title" label={t(texts.entryTitle)} rules={needed}>
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <Form.Item name="question" label={t(texts.question)} rules={needed}>
        <Input.TextArea className="knowledge-long" rows={2} maxLength={2000} />
      </Form.Item>
      <Form.Item name="answer" label={t(texts.answer)} rules={needed}>
        <Input.TextArea className="knowledge-long" rows={5} maxLength={5000} />
      </Form.Item>
      <div className="knowledge-two">
        <Form.Item name="classCode" label={t(texts.classOf)}>
          <ClassPicker />
        </Form.Item>
        <Form.Item name="unit" label={t(texts.unit)}>
          <UnitPicker />
        </Form.Item>
        <Form.Item name="validFrom" label={t(texts.validFrom)} rules={needed}>
          <Input type="date" />
        </Form.Item>
        <Form.Item
          name="validTo"
          label={t(texts.validTo)}
          dependencies={['validFrom']}
          rules={[
            ({ getFieldValue }) => ({
              validator: async (_rule, day: string | null | undefined) => {
                const isBackwards = day !== undefined && day !== null && day !== '' && day < String(getFieldValue('validFrom') ?? '');
                if (isBackwards) throw new Error(t(texts.backwards));
                await Promise.resolve();
              },
            }),
          ]}
        >
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reviewOn" label={t(texts.reviewOn)}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="source" label={t(texts.source)} rules={needed}>
        <Input maxLength={200} />
      </Form.Item>
      {error === null ? null : <Fault error={error} />}
      <div className="knowledge-bar">
        <Button type="primary" htmlType="submit" disabled={pending}>
          {t(texts.save)}
        </Button>
        <Button onClick={onCancel}>{t(texts.cancel)}</Button>
      </div>
    </Form>
  );
}

import { Button, Form, Input, Modal } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { useStep } from '../frame/step.tsx';
import { adminTexts as texts } from './administration-texts.ts';

/** A window that says what an act does, asks what it needs and why, and does it. What was typed stays when it is refused. */
export function ReasonedAct<Fields extends object = object>({
  title,
  does,
  children,
  initialValues,
  onCancel,
  onDo,
}: {
  readonly title: Label;
  readonly does: Label;
  readonly children?: ReactNode;
  readonly initialValues?: Partial<Fields>;
  readonly onCancel: () => void;
  readonly onDo: (fields: Fields & { readonly reason: string }) => Promise<void>;
}): ReactElement {
  const t = useText();
  const { pending, error, run } = useStep();
  return (
    <Modal open title={t(title)} onCancel={onCancel} footer={null} destroyOnHidden>
      <p className="soft">{t(does)}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={initialValues ?? {}}
        onFinish={(fields: Fields & { readonly reason: string }) => run(async () => await onDo(fields))}
      >
        {children}
        <Form.Item
          name="reason"
          label={t(texts.reason)}
          extra={t(texts.reasonHelp)}
          rules={[{ required: true, whitespace: true, message: t(texts.reasonMissing) }]}
        >
          <Input.TextArea autoFocus={children === undefined} className="adm-grow" rows={2} maxLength={500} />
        </Form.Item>
        {error === null ? null : (
          <Form.Item>
            <Fault error={error} />
          </Form.Item>
        )}
        <div className="adm-bar">
          <Button type="primary" htmlType="submit" loading={pending}>
            {t(title)}
          </Button>
          <Button onClick={onCancel}>{t(texts.cancel)}</Button>
        </div>
      </Form>
    </Modal>
  );
}

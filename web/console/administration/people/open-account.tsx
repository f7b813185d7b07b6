import { Button, Form, Input, Modal } from 'antd';
import type { ReactElement } from 'react';
import { api } from '../../frame/api.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { useStep } from '../../frame/step.tsx';
import { adminTexts } from '../administration-texts.ts';
import type { AccountItem } from './accounts.ts';
import { accountActTexts, peopleTexts as texts } from './people-texts.ts';

/** The system administrator opens an account, which has no rights yet. */
export function OpenAccount({
  onClose,
  onOpened,
}: {
  readonly onClose: () => void;
  readonly onOpened: (account: AccountItem) => void;
}): ReactElement {
  const t = useText();
  const { pending, error, run } = useStep();
  const { title, does } = accountActTexts.open;
  return (
    <Modal open title={t(title)} onCancel={onClose} footer={null}>
      <p className="soft">{t(does)}</p>
      <Form
        layout="vertical"
        requiredMark={false}
        onFinish={(body: { name: string; login: string }) => run(async () => onOpened(await api.send('POST', '/accounts', { body })))}
      >
        <Form.Item name="name" label={t(adminTexts.name)} rules={[{ required: true, whitespace: true, message: t(adminTexts.missing) }]}>
          <Input autoFocus maxLength={200} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="login"
          label={t(texts.login)}
          extra={t(texts.loginHelp)}
          rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{0,62}$/u, message: t(texts.badLogin) }]}
        >
          <Input maxLength={63} autoComplete="off" autoCapitalize="none" spellCheck={false} />
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
          <Button onClick={onClose}>{t(adminTexts.cancel)}</Button>
        </div>
      </Form>
    </Modal>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Modal, Segmented, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { contactsAnswer } from '../../../../src/contract/messages.ts';
import { codesOf, type Label } from '../../../../src/domain/vocabulary/label.ts';
import { messageChannels, type MessageChannelKind } from '../../../../src/domain/vocabulary/messages.ts';
import { api } from '../../frame/api.ts';
import { useCityNames } from '../../frame/city.ts';
import { Fault } from '../../frame/fault.tsx';
import { useText } from '../../frame/language.tsx';
import { useStep } from '../../frame/step.tsx';
import { AdministrationFrame } from '../administration-frame.tsx';
import { adminTexts } from '../administration-texts.ts';
import { DataTable } from '../data-table.tsx';
import { useAccounts } from '../people/accounts.ts';
import { UnitPicker } from '../pickers.tsx';

const texts = {
  title: { zh: '联系方式', en: 'Contacts' },
  lead: {
    zh: '派单、催办、督办等提醒发到这里。号码和邮箱加密保存，登记后只显示一部分；删除时须输入完整的号码或邮箱。',
    en: 'Where dispatches, reminders and sheets are sent. Numbers and addresses are kept encrypted and shown in part only; to remove one, enter it whole.',
  },
  add: { zh: '登记联系方式', en: 'Add a contact' },
  remove: { zh: '删除', en: 'Remove' },
  removeTitle: { zh: '删除联系方式', en: 'Remove a contact' },
  holder: { zh: '谁的', en: 'Whose' },
  unit: { zh: '单位', en: 'A unit' },
  centre: { zh: '热线中心', en: 'The centre' },
  account: { zh: '工作人员', en: 'Staff' },
  channel: { zh: '方式', en: 'Way' },
  address: { zh: '手机号码或邮箱', en: 'Mobile number or mail address' },
  empty: { zh: '还没有登记。没有联系方式的单位收不到提醒。', en: 'There is none yet. Units without one get no reminders.' },
} as const satisfies Record<string, Label>;

type Contact = Static<typeof contactsAnswer>['items'][number];
type Holder = Contact['holder'];
type Fields = {
  readonly holder: Holder;
  readonly unit?: string | null;
  readonly login?: string;
  readonly channel: MessageChannelKind;
  readonly address: string;
};

const contactsKey = ['contacts'] as const;

/** Where units and staff are reached. */
export function ContactsPage(): ReactElement {
  const t = useText();
  const names = useCityNames();
  const [acting, setActing] = useState<{ readonly removes: Contact | null } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: contactsKey,
    queryFn: async () => (await api.get<Static<typeof contactsAnswer>>('/contacts')).items,
  });
  return (
    <AdministrationFrame
      title={texts.title}
      lead={texts.lead}
      extra={
        <Button type="primary" onClick={() => setActing({ removes: null })}>
          {t(texts.add)}
        </Button>
      }
    >
      <DataTable<Contact>
        name={t(texts.title)}
        rowKey={(contact) => JSON.stringify(contact)}
        rows={data}
        error={error}
        onRetry={() => void refetch()}
        empty={t(texts.empty)}
        columns={[
          {
            title: t(texts.holder),
            render: ({ holder, unit, login }) => (holder === 'unit' ? names.unit(unit) : holder === 'centre' ? t(texts.centre) : login),
          },
          { title: t(texts.channel), render: ({ channel }) => t(messageChannels[channel]) },
          { title: t(texts.address), render: ({ address }) => address },
          {
            title: '',
            render: (contact) => (
              <Button size="small" onClick={() => setActing({ removes: contact })}>
                {t(texts.remove)}
              </Button>
            ),
          },
        ]}
      />
      {acting === null ? null : <ContactForm removes={acting.removes} onClose={() => setActing(null)} />}
    </AdministrationFrame>
  );
}

function ContactForm({ removes, onClose }: { readonly removes: Contact | null; readonly onClose: () => void }): ReactElement {
  const t = useText();
  const client = useQueryClient();
  const { data: accounts = [] } = useAccounts();
  const { pending, error, run } = useStep();
  const title = removes === null ? texts.add : texts.removeTitle;
  const required = [{ required: true, message: t(adminTexts.missing) }];
  return (
    <Modal open title={t(title)} onCancel={onClose} footer={null}>
      <Form<Fields>
        layout="vertical"
        requiredMark={false}
        initialValues={removes === null ? { holder: 'unit', channel: 'sms' } : { ...removes, address: '' }}
        onFinish={({ holder, unit = null, login = null, channel, address }) => {
          run(async () => {
            const body = {
              unit: holder === 'unit' ? unit : null,
              login: holder === 'account' ? login : null,
              channel,
              address: address.trim(),
            };
            await api.send('POST', removes === null ? '/contacts' : '/contacts/remove', { body });
            await client.invalidateQueries({ queryKey: contactsKey });
            onClose();
          });
        }}
      >
        <Form.Item name="holder" label={t(texts.holder)} hidden={removes !== null}>
          <Segmented<Holder> options={(['unit', 'centre', 'account'] as const).map((value) => ({ value, label: t(texts[value]) }))} />
        </Form.Item>
        <Form.Item noStyle dependencies={['holder']}>
          {({ getFieldValue }) => {
            const holder = getFieldValue('holder') as Holder;
            if (holder === 'unit')
              return (
                <Form.Item name="unit" label={t(adminTexts.unit)} rules={required} hidden={removes !== null}>
                  <UnitPicker />
                </Form.Item>
              );
            return holder === 'account' ? (
              <Form.Item name="login" label={t(texts.account)} rules={required} hidden={removes !== null}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={accounts.map(({ login, name }) => ({ value: login, label: `${name} ${login}` }))}
                />
              </Form.Item>
            ) : null;
          }}
        </Form.Item>
        <Form.Item name="channel" label={t(texts.channel)} hidden={removes !== null}>
          <Segmented<MessageChannelKind> options={codesOf(messageChannels).map((value) => ({ value, label: t(messageChannels[value]) }))} />
        </Form.Item>
        <Form.Item name="address" label={t(texts.address)} extra={removes?.address} rules={required}>
          <Input maxLength={254} autoComplete="off" />
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

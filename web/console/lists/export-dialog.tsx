import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Modal, Radio } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { exported } from '../../../src/contract/exports.ts';
import { workLists } from '../../../src/domain/vocabulary/work-lists.ts';
import { ApiError } from '../../kit/api.ts';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useLanguage, useText } from '../frame/language.tsx';
import { exportsKey, fileOf } from './exports.ts';
import { exportTexts as texts, listTexts, viewTexts } from './list-texts.ts';
import type { Shown } from './shown.ts';

type ExportDialogProps = { readonly shown: Shown; readonly onClose: () => void };

/** Asks for a list as a file. A reason is asked for when the server says that it needs one. */
export function ExportDialog({ shown, onClose }: ExportDialogProps): ReactElement {
  const t = useText();
  const { language } = useLanguage();
  const client = useQueryClient();
  const [format, setFormat] = useState<'xlsx' | 'csv'>('xlsx');
  const [reason, setReason] = useState('');
  const { list, filters, order, columns } = shown;
  const ask = useMutation({
    mutationFn: async () =>
      await api.send<Static<typeof exported>>('POST', '/exports', {
        body: { shows: { list, filters, order, columns }, format, language, reason: reason.trim() === '' ? null : reason },
      }),
    onSuccess: async () => await client.invalidateQueries({ queryKey: exportsKey }),
  });
  const needsReason = ask.error instanceof ApiError && ask.error.code === 'EXPORT_NEEDS_REASON';
  const answer = ask.data;
  return (
    <Modal
      open
      width={480}
      title={t(texts.title, { list: list === null ? t(listTexts.allTickets) : t(workLists[list]) })}
      onCancel={onClose}
      footer={
        answer === undefined ? (
          <>
            <Button onClick={onClose}>{t(viewTexts.cancel)}</Button>
            <Button type="primary" loading={ask.isPending} disabled={needsReason && reason.trim() === ''} onClick={() => ask.mutate()}>
              {t(needsReason ? texts.ask : texts.go)}
            </Button>
          </>
        ) : null
      }
    >
      {answer === undefined ? (
        <Form layout="vertical">
          <p className="soft">{t(texts.what)}</p>
          <Form.Item label={t(texts.format)}>
            <Radio.Group
              aria-label={t(texts.format)}
              value={format}
              onChange={({ target }) => setFormat(target.value as 'xlsx' | 'csv')}
              options={[
                { value: 'xlsx', label: 'Excel (XLSX)' },
                { value: 'csv', label: 'CSV' },
              ]}
            />
          </Form.Item>
          {needsReason || reason !== '' ? (
            <Form.Item label={t(texts.reason)} htmlFor="export-reason">
              <Input.TextArea
                id="export-reason"
                rows={3}
                maxLength={2000}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            </Form.Item>
          ) : null}
          {ask.error === null ? null : <Fault error={ask.error} />}
        </Form>
      ) : (
        <Alert
          type="info"
          title={t(answer.state === 'ready' ? texts.ready : texts.waiting, { lines: answer.lines })}
          description={
            answer.state === 'ready' ? (
              <a href={fileOf(answer.id)} download>
                {t(texts.take)}
              </a>
            ) : (
              <Link to="/exports">{t(texts.toExports)}</Link>
            )
          }
        />
      )}
    </Modal>
  );
}

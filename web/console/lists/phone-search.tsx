import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState, type ReactElement } from 'react';
import type { Static } from 'typebox';
import type { callerHits } from '../../../src/contract/search.ts';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { searchTexts as texts } from './list-texts.ts';
import { SearchHit } from './search-hit.tsx';

const FEWEST_DIGITS = 4;

/** Tickets of callers by digits of their number. The reason stands in the trail; digits stand in no address. */
export function PhoneSearch(): ReactElement {
  const t = useText();
  const [phone, setPhone] = useState('');
  const [reason, setReason] = useState('');
  const search = useMutation({
    mutationFn: async () => (await api.send<Static<typeof callerHits>>('POST', '/search/phone', { body: { phone, reason } })).items,
  });
  const isReady = phone.replaceAll(/\D/gu, '').length >= FEWEST_DIGITS && reason.trim() !== '';
  return (
    <>
      <Form
        className="phone-search"
        layout="vertical"
        onFinish={() => {
          if (isReady) search.mutate();
        }}
      >
        <Form.Item label={t(texts.digits)} htmlFor="search-phone">
          <Input
            id="search-phone"
            inputMode="numeric"
            autoComplete="off"
            maxLength={20}
            value={phone}
            onChange={({ target }) => setPhone(target.value)}
          />
        </Form.Item>
        <Form.Item label={t(texts.reason)} htmlFor="search-reason" extra={t(texts.reasonWhy)}>
          <Input id="search-reason" maxLength={2000} value={reason} onChange={({ target }) => setReason(target.value)} />
        </Form.Item>
        <Button type="primary" htmlType="submit" disabled={!isReady} loading={search.isPending}>
          {t(texts.go)}
        </Button>
      </Form>
      {search.error === null ? null : <Fault error={search.error} />}
      {search.data === undefined ? null : (
        <>
          <output className="soft">{search.data.length === 0 ? t(texts.noCaller) : t(texts.found, { count: search.data.length })}</output>
          <ol className="hits">
            {search.data.map(({ caller, ...hit }) => (
              <SearchHit key={caller.request} hit={hit}>
                <p className="hit-match">{[caller.name, caller.phone].filter((text) => text !== null).join(' · ')}</p>
              </SearchHit>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

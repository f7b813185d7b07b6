import { Modal, Skeleton } from 'antd';
import type { ReactElement } from 'react';
import { useCityNames } from '../frame/city.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { Line } from './lines.ts';
import { bulkTexts as texts } from './list-texts.ts';
import { useBulkDispatch, type BulkItem } from './use-bulk-dispatch.ts';

/** Nobody looks through more before saying yes. */
export const MOST_AT_ONCE = 100;

type BulkDispatchProps = { readonly lines: readonly Line[]; readonly onClose: (changed: boolean) => void };

/** Shows where the catalogue would send each of the chosen tickets, sends them, and tells of each what became of it. */
export function BulkDispatch({ lines, onClose }: BulkDispatchProps): ReactElement {
  const t = useText();
  const { items, error, isRunning, run } = useBulkDispatch(lines);
  const countOf = (...steps: readonly BulkItem['step'][]): number => items?.filter(({ step }) => steps.includes(step)).length ?? 0;
  const [ready, failed, done] = [countOf('ready'), countOf('failed'), countOf('done')];
  const isOver = ready === 0 && failed === 0;
  return (
    <Modal
      open
      width={860}
      title={t(texts.title, { count: lines.length })}
      okText={ready === 0 && failed > 0 ? t(texts.again, { count: failed }) : t(texts.go, { count: ready + failed })}
      okButtonProps={{ disabled: items === undefined || isOver }}
      cancelText={t(texts.close)}
      confirmLoading={isRunning}
      onOk={run}
      onCancel={() => {
        if (!isRunning) onClose(done > 0);
      }}
    >
      <p className="soft">{t(texts.how)}</p>
      {error === null ? null : <Fault error={error} />}
      {items === undefined ? <Skeleton active /> : <BulkTable items={items} />}
      <output aria-live="polite">{done > 0 ? t(texts.summary, { done, left: lines.length - done }) : ''}</output>
    </Modal>
  );
}

function BulkTable({ items }: { readonly items: readonly BulkItem[] }): ReactElement {
  const t = useText();
  const names = useCityNames();
  return (
    <div className="bulk-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t(texts.ticket)}</th>
            <th scope="col">{t(texts.unit)}</th>
            <th scope="col">{t(texts.result)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ line, duty, step, why }) => (
            <tr key={line.ticket} data-step={step}>
              <td>
                {line.number}
                <div className="soft">{line.title}</div>
              </td>
              <td>{duty === null ? '—' : names.unit(duty.unit)}</td>
              <td>{why === null ? t(texts[step === 'blocked' || step === 'failed' ? 'noDuty' : step]) : t(why)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

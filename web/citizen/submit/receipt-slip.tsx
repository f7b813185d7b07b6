import { useEffect, useRef, useState } from 'preact/hooks';
import { useLanguage, usePageData, useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import { wordMomentLong } from '../frame/word-time.ts';
import { copyText } from './copy-text.ts';
import type { Submitted } from './draft.ts';
import { QrPicture } from './qr-picture.tsx';
import { receiptTexts } from './submit-texts.ts';

/** What somebody takes home: number and code, big, to copy, print, or keep as a picture. */
export function ReceiptSlip({ submitted, onAnother }: { submitted: Submitted; onAnother: () => void }) {
  const t = useText();
  const language = useLanguage();
  const { name, timeZone } = usePageData();
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');
  const { number, queryCode, callerDueAt, next } = submitted.receipt;
  const url = `${location.origin}/progress#${number}.${queryCode}`;
  const due = callerDueAt === null ? null : wordMomentLong(callerDueAt, timeZone, language);

  useEffect(() => {
    heading.current?.focus();
  }, []);

  async function copy(): Promise<void> {
    const done = await copyText(t(receiptTexts.copyText, { city: t(name), number, code: queryCode, url }));
    setSaid(t(done ? receiptTexts.copied : receiptTexts.notCopied));
  }

  async function savePicture(): Promise<void> {
    const { saveReceiptPicture } = await import('./receipt-picture.ts');
    await saveReceiptPicture({
      fileName: `${t(receiptTexts.pictureName, { number })}.png`,
      title: `${t(name)} 12345`,
      lines: [
        [t(receiptTexts.number), number],
        [t(receiptTexts.code), queryCode],
        ...(due === null ? [] : [[t(receiptTexts.due), due] as const]),
      ],
      url,
    });
  }

  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t(receiptTexts.title)}
      </h1>
      <p>{t(receiptTexts.keep)}</p>
      <section class="slip">
        <dl>
          <dt>{t(receiptTexts.number)}</dt>
          <dd data-testid="number">{number}</dd>
          <dt>{t(receiptTexts.code)}</dt>
          <dd data-testid="code">{queryCode}</dd>
          {due !== null && (
            <>
              <dt>{t(receiptTexts.due)}</dt>
              <dd class="words">{due}</dd>
            </>
          )}
          <dt>{t(receiptTexts.next)}</dt>
          <dd class="words">{t(next)}</dd>
        </dl>
        <QrPicture text={url} label={t(receiptTexts.qr)} />
      </section>
      <div class="buttons">
        <button type="button" onClick={() => void copy()}>
          {t(receiptTexts.copy)}
        </button>
        <button type="button" onClick={() => void savePicture()}>
          {t(receiptTexts.picture)}
        </button>
        <button
          type="button"
          onClick={() => {
            print();
          }}
        >
          {t(receiptTexts.print)}
        </button>
      </div>
      <Said>{said}</Said>
      {submitted.phone !== '' && <p class="soft">{t(receiptTexts.sms, { phone: submitted.phone })}</p>}
      <div class="buttons">
        <a class="button" href={`/progress#${number}.${queryCode}`}>
          {t(receiptTexts.open)}
        </a>
        <button type="button" onClick={onAnother}>
          {t(receiptTexts.another)}
        </button>
      </div>
    </>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import { frameTexts } from '../frame/frame-texts.ts';
import { usePageData, useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import { useLiving } from '../frame/use-living.ts';
import { useReady } from '../frame/use-ready.ts';
import { faultsOf, fieldNames, fieldOf, type Faults } from './check-draft.ts';
import { requestOf, storedPending, storedSubmitted, storeSubmitted, type Submitted } from './draft.ts';
import { randomUuid } from '../../kit/random-uuid.ts';
import { ReceiptSlip } from './receipt-slip.tsx';
import { SendingPanel } from './sending-panel.tsx';
import { submitTexts } from './submit-texts.ts';
import { RequestSender } from './request-sender.ts';
import { useDraft } from './use-draft.ts';
import { usePhotos } from './use-photos.ts';
import { WhatStep } from './what-step.tsx';
import { WhereStep } from './where-step.tsx';
import { WhoStep } from './who-step.tsx';

/** The form in three steps, and what comes of it. */
export function SubmitPage() {
  const t = useText();
  const { city, maxText } = usePageData();
  const isReady = useReady();
  const form = useRef<HTMLFormElement>(null);
  const photos = usePhotos();
  const [wasRestored, setRestored] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [submitted, setSubmitted] = useState<Submitted | null>(null);
  const [waitsForPhotos, setWaitsForPhotos] = useState(false);
  const { draft, change, clear } = useDraft(photos, () => {
    setRestored(true);
  });
  const sender = useLiving((onChange) => new RequestSender(onChange));
  const sending = sender?.state ?? { type: 'idle' };

  useEffect(() => {
    const pending = storedPending();
    if (pending !== undefined) sender?.send(pending);
    else setSubmitted(storedSubmitted() ?? null);
  }, [sender]);

  const arrived = sender?.arrived ?? null;
  useEffect(() => {
    if (arrived === null) return;
    const { pending, receipt } = arrived;
    const kept = { city: pending.city, receipt, phone: pending.body.caller?.phone ?? '' };
    storeSubmitted(kept);
    clear();
    setSubmitted(kept);
    scrollTo(0, 0);
    // Once for each request that arrives.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [arrived]);

  useEffect(() => {
    if (!waitsForPhotos || photos === null || photos.isBusy) return;
    setWaitsForPhotos(false);
    submit();
    // Whatever the draft is by then.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [waitsForPhotos, photos?.isBusy]);

  useEffect(() => {
    const refusedAt = sending.type === 'refused' ? fieldOf(sending.error) : undefined;
    if (sending.type !== 'refused' || refusedAt === undefined) return;
    if (refusedAt === 'files')
      photos?.forget(draft.files.map(({ id }) => id).filter((id) => String(sending.error.params['id'] ?? id) === id));
    show({ [refusedAt]: sending.error.label });
    sender?.settle();
    // What the refusal is about is the draft that was sent.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [sending]);

  /** Marks what is wrong, and goes to the first of it. */
  function show(found: Faults): void {
    setFaults(found);
    const first = fieldNames.find((name) => found[name] !== undefined);
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`#field-${String(first)}`)?.focus());
  }

  function submit(key = draft.key): void {
    const found = faultsOf(draft, maxText);
    if (fieldNames.some((name) => found[name] !== undefined)) {
      show(found);
      return;
    }
    setFaults({});
    if (photos?.isBusy === true) {
      setWaitsForPhotos(true);
      return;
    }
    sender?.send({ city, key, body: requestOf(draft, t(submitTexts.locatedOnly)) });
  }

  if (submitted !== null) {
    return (
      <ReceiptSlip
        submitted={submitted}
        onAnother={() => {
          storeSubmitted(null);
          sender?.forget();
          setSubmitted(null);
          setRestored(false);
        }}
      />
    );
  }
  const isUnderWay = waitsForPhotos || sending.type === 'sending' || sending.type === 'waiting';
  const count = fieldNames.filter((name) => faults[name] !== undefined).length;
  const step = {
    draft,
    faults,
    photos,
    change: (given: Parameters<typeof change>[0]) => {
      change(given);
      // What is being put right is not wrong any more until it is looked at again.
      setFaults((before) =>
        Object.fromEntries(Object.entries(before).filter(([name]) => !(name in given) && !('privacy' in given && name === 'phone'))),
      );
    },
  };
  return (
    <>
      <h1>{t(submitTexts.title)}</h1>
      <p>{t(submitTexts.lead)}</p>
      <noscript>
        <p class="notice">{t(frameTexts.noScript)}</p>
      </noscript>
      <Said kind="notice">{wasRestored && t(submitTexts.restored)}</Said>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isUnderWay) submit();
        }}
      >
        <WhatStep {...step} />
        <WhereStep {...step} />
        <WhoStep {...step} />
        <p role="alert" class="fault">
          {count > 0 ? t(submitTexts.checkFields, { count }) : ''}
        </p>
        <SendingPanel
          sending={sending}
          waitsForPhotos={waitsForPhotos}
          onRetry={() => {
            sender?.retryNow();
          }}
          onBack={() => {
            setWaitsForPhotos(false);
            if (!waitsForPhotos) sender?.giveUp();
          }}
          onAsNew={() => {
            const key = randomUuid();
            change({ key });
            submit(key);
          }}
        />
        <button type={isReady ? 'submit' : 'button'} class="primary" disabled={!isReady} aria-disabled={isUnderWay}>
          {t(isUnderWay ? submitTexts.sending : submitTexts.submit)}
        </button>
        {isReady && !isUnderWay && <ClearButton onClear={clear} />}
      </form>
    </>
  );
}

/** Asks once more: what is cleared is gone. */
function ClearButton({ onClear }: { onClear: () => void }) {
  const t = useText();
  const [isSure, setSure] = useState(false);
  return (
    <p>
      <button
        type="button"
        class="quiet"
        onBlur={() => {
          setSure(false);
        }}
        onClick={() => {
          if (isSure) onClear();
          setSure(!isSure);
        }}
      >
        {t(isSure ? submitTexts.clearSure : submitTexts.clear)}
      </button>
    </p>
  );
}

import { useText } from '../frame/language.tsx';
import { Said } from '../frame/said.tsx';
import { SecondsLeft } from '../frame/seconds-left.tsx';
import { wordedParams } from '../frame/worded-params.ts';
import { submitTexts } from './submit-texts.ts';
import type { Sending } from './request-sender.ts';

/** Says how far the request is, and what can be done about it. */
export function SendingPanel(props: {
  sending: Sending;
  waitsForPhotos: boolean;
  onRetry: () => void;
  onBack: () => void;
  onAsNew: () => void;
}) {
  const t = useText();
  const { sending, waitsForPhotos, onRetry, onBack, onAsNew } = props;
  const back = (
    <button type="button" onClick={onBack}>
      {t(submitTexts.backToForm)}
    </button>
  );
  if (waitsForPhotos) {
    return (
      <div class="panel">
        <Said>{t(submitTexts.waitFiles)}</Said>
        <div class="buttons">{back}</div>
      </div>
    );
  }
  if (sending.type === 'idle') return null;
  if (sending.type === 'sending') return <Said kind="soft">{t(submitTexts.sending)}</Said>;
  if (sending.type === 'waiting') {
    return (
      <div class="panel">
        <p>
          <SecondsLeft until={sending.until} text={submitTexts.resending} />
        </p>
        <div class="buttons">
          <button type="button" onClick={onRetry}>
            {t(submitTexts.retryNow)}
          </button>
          {back}
        </div>
      </div>
    );
  }
  if (sending.type === 'stopped') {
    return <Said kind="panel">{t(submitTexts.mayBeThere)}</Said>;
  }
  const isKnown = sending.error.code === 'IDEMPOTENCY_KEY_REUSED';
  return (
    <div class="panel problem" role="alert">
      <p>
        <b>{t(submitTexts.notTaken)}</b>
      </p>
      <p>{t(isKnown ? submitTexts.alreadyThere : sending.error.label, wordedParams(sending.error))}</p>
      {isKnown && (
        <div class="buttons">
          <button type="button" onClick={onAsNew}>
            {t(submitTexts.submitAsNew)}
          </button>
        </div>
      )}
    </div>
  );
}

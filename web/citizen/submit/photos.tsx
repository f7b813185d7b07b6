import { useId } from 'preact/hooks';
import { usePageData, useText } from '../frame/language.tsx';
import { acceptedKinds, type Photo, type PhotoQueue } from './photo-queue.ts';
import { photoTexts } from './photo-texts.ts';

const MEGABYTE = 1024 * 1024;

/** The field for photos and files. */
export function Photos({ queue }: { queue: PhotoQueue | null }) {
  const t = useText();
  const { maxFiles, maxFileBytes } = usePageData();
  const hintId = useId();
  const photos = queue?.photos ?? [];

  function take(event: Event): void {
    const input = event.currentTarget as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // The same file may be chosen again after it was removed.
    input.value = '';
    void queue?.add(files);
  }

  return (
    <fieldset aria-describedby={hintId}>
      <legend>
        {t(photoTexts.photos)} <span class="optional">{t(photoTexts.optional)}</span>
      </legend>
      <p class="hint" id={hintId}>
        {t(photoTexts.hint, { count: maxFiles, size: Math.floor(maxFileBytes / MEGABYTE) })}
      </p>
      <div class="choices">
        <label class="picker">
          <input type="file" accept="image/jpeg" capture="environment" disabled={queue === null} onChange={take} />
          <span>{t(photoTexts.camera)}</span>
        </label>
        <label class="picker">
          <input type="file" accept={acceptedKinds} multiple disabled={queue === null} onChange={take} />
          <span>{t(photoTexts.choose)}</span>
        </label>
      </div>
      {queue !== null && photos.length > 0 && (
        <>
          <ul class="photos">
            {photos.map((photo) => (
              <PhotoLine
                key={photo.key}
                photo={photo}
                onRemove={() => {
                  queue.remove(photo.key);
                }}
              />
            ))}
          </ul>
          <Choices queue={queue} />
        </>
      )}
    </fieldset>
  );
}

function PhotoLine({ photo, onRemove }: { photo: Photo; onRemove: () => void }) {
  const t = useText();
  const { name, size, status, share, fault, preview } = photo;
  const state =
    status === 'sending'
      ? t(photoTexts.sending, { percent: Math.round(share * 100) })
      : status === 'done'
        ? t(photoTexts.done)
        : t(photoTexts.waiting);
  return (
    <li>
      {preview === null ? <span class="blank" /> : <img src={preview} alt="" width={64} height={64} />}
      <div>
        <p>
          {name} <span class="soft">{(size / MEGABYTE).toFixed(1)} MB</span>
        </p>
        {fault === null ? <p class="soft">{state}</p> : <p class={status === 'refused' ? 'fault' : 'soft'}>{t(fault)}</p>}
        {status === 'sending' && <progress value={share} aria-label={name} />}
        <output class="visually-hidden">
          {status === 'done' || status === 'refused' ? `${name} ${fault === null ? state : t(fault)}` : ''}
        </output>
      </div>
      <button type="button" class="quiet" aria-label={t(photoTexts.removeNamed, { name })} onClick={onRemove}>
        {t(photoTexts.remove)}
      </button>
    </li>
  );
}

function Choices({ queue }: { queue: PhotoQueue }) {
  const t = useText();
  const { photos, choices } = queue;
  return (
    <>
      {photos.some(({ hasPlace }) => hasPlace) && (
        <label class="choice check">
          <input
            type="checkbox"
            checked={choices.removesPlace}
            onChange={({ currentTarget }) => {
              queue.choose({ ...choices, removesPlace: currentTarget.checked });
            }}
          />
          <span>
            {t(photoTexts.removePlace)}
            <small>{t(photoTexts.placeRemoved)}</small>
          </span>
        </label>
      )}
      {photos.some(({ isBig }) => isBig) && (
        <label class="choice check">
          <input
            type="checkbox"
            checked={choices.shrinks}
            onChange={({ currentTarget }) => {
              queue.choose({ ...choices, shrinks: currentTarget.checked });
            }}
          />
          <span>
            {t(photoTexts.shrink)}
            <small>{t(photoTexts.shrinkHint)}</small>
          </span>
        </label>
      )}
    </>
  );
}

import { fileKinds } from '../../../src/domain/vocabulary/file.ts';
import { codesOf, type Label } from '../../../src/domain/vocabulary/label.ts';
import { ApiError } from '../../kit/api.ts';
import { readPhotoMetadata, withoutPlace } from './photo-metadata.ts';
import { photoTexts } from './photo-texts.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { uploadFile } from './upload-file.ts';

/** A photo or file that goes with what somebody says. */
export type Photo = {
  readonly key: number;
  readonly name: string;
  /** Bytes as they were chosen. */
  readonly size: number;
  readonly hasPlace: boolean;
  readonly isBig: boolean;
  /** `waiting` for its turn or for the connection, `refused` for good. */
  readonly status: 'waiting' | 'sending' | 'done' | 'refused';
  /** How much of it has left, 0 to 1. */
  readonly share: number;
  /** Of the server, once it is there; it keeps a file that nothing names for a day. */
  readonly id: string | null;
  readonly fault: Label | null;
  /** An address of the picture on this device; null for what is no picture, or was chosen before the page was loaded. */
  readonly preview: string | null;
};

/** What is done with photos before they leave the device. */
export type PhotoChoices = { readonly removesPlace: boolean; readonly shrinks: boolean };

/** A file that a draft remembers: it is with the server already. */
export type KeptFile = { readonly id: string; readonly name: string; readonly size: number };

type Limits = { readonly city: string; readonly maxFiles: number; readonly maxFileBytes: number };

/** From here on a photo is offered to be made smaller. */
const BIG_BYTES = 2 * 1024 * 1024;
const RETRY_MS = 4000;
const drawable = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** The kinds of files that may be chosen, as a file field wants them. */
export const acceptedKinds = codesOf(fileKinds)
  .flatMap((code) => [fileKinds[code].mediaType, `.${fileKinds[code].extension}`])
  .join(',');

/** Photos on their way to the server, one after the other: checked, without their place, smaller, and tried again when the connection breaks. */
export class PhotoQueue {
  readonly #limits: Limits;
  readonly #onChange: () => void;
  readonly #originals = new Map<number, File>();
  #photos: readonly Photo[] = [];
  #choices: PhotoChoices = { removesPlace: true, shrinks: true };
  #current: { readonly key: number; readonly abort: AbortController } | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastKey = 0;
  #stopped = false;

  constructor(limits: Limits, onChange: () => void) {
    this.#limits = limits;
    this.#onChange = onChange;
    addEventListener('online', this.#resume);
  }

  get photos(): readonly Photo[] {
    return this.#photos;
  }

  get choices(): PhotoChoices {
    return this.#choices;
  }

  /** Those that the server has. */
  get kept(): readonly KeptFile[] {
    return this.#photos.flatMap(({ id, name, size }) => (id === null ? [] : [{ id, name, size }]));
  }

  /** True while something is on its way. */
  get isBusy(): boolean {
    return this.#photos.some(({ status }) => status === 'waiting' || status === 'sending');
  }

  /** Takes files that somebody chose; what cannot be taken says why. */
  async add(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const metadata = file.type === 'image/jpeg' ? readPhotoMetadata(new Uint8Array(await file.arrayBuffer())) : undefined;
      const key = (this.#lastKey += 1);
      const fault = this.#faultOf(file);
      this.#originals.set(key, file);
      this.#photos = [
        ...this.#photos,
        {
          ...{ key, name: file.name, size: file.size, fault, share: 0, id: null, status: fault === null ? 'waiting' : 'refused' },
          hasPlace: metadata?.hasPlace ?? false,
          isBig: drawable.has(file.type) && file.size > BIG_BYTES,
          preview: file.type.startsWith('image/') ? URL.createObjectURL(file) : null,
        },
      ];
    }
    this.#changed();
  }

  /** Shows files of a draft again. */
  restore(files: readonly KeptFile[]): void {
    this.#photos = files.map((file) => ({
      ...file,
      ...{ key: (this.#lastKey += 1), hasPlace: false, isBig: false, status: 'done', share: 1, fault: null, preview: null },
    }));
    this.#onChange();
  }

  remove(key: number): void {
    const photo = this.#photos.find((each) => each.key === key);
    if (photo?.preview !== null && photo !== undefined) URL.revokeObjectURL(photo.preview);
    this.#originals.delete(key);
    this.#photos = this.#photos.filter((each) => each.key !== key);
    if (this.#current?.key === key) this.#current.abort.abort();
    this.#changed();
  }

  /** What the server has by another choice is sent anew. */
  choose(choices: PhotoChoices): void {
    const before = this.#choices;
    this.#choices = choices;
    for (const photo of this.#photos) {
      const affected =
        (photo.hasPlace && before.removesPlace !== choices.removesPlace) || (photo.isBig && before.shrinks !== choices.shrinks);
      if (!affected || !this.#originals.has(photo.key) || photo.status === 'refused') continue;
      this.#change(photo.key, { status: 'waiting', id: null, share: 0 });
      if (this.#current?.key === photo.key) this.#current.abort.abort();
    }
    this.#changed();
  }

  /** The server does not know some files any more: they are to be chosen again, or sent again where they are still here. */
  forget(ids: readonly string[]): void {
    for (const { key, id } of this.#photos) {
      if (id === null || !ids.includes(id)) continue;
      if (this.#originals.has(key)) this.#change(key, { status: 'waiting', id: null, share: 0 });
      else this.#change(key, { status: 'refused', id: null, fault: photoTexts.gone });
    }
    this.#changed();
  }

  /** Tries what waits for the connection at once. */
  readonly #resume = (): void => {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next();
  };

  stop(): void {
    this.#stopped = true;
    removeEventListener('online', this.#resume);
    clearTimeout(this.#timer);
    this.#current?.abort.abort();
    for (const { preview } of this.#photos) if (preview !== null) URL.revokeObjectURL(preview);
  }

  #faultOf(file: File): Label | null {
    const kind = codesOf(fileKinds).find(
      (code) =>
        fileKinds[code].mediaType === file.type || (file.type === '' && file.name.toLowerCase().endsWith(`.${fileKinds[code].extension}`)),
    );
    if (kind === undefined) return photoTexts.unknownKind;
    if (file.size === 0) return photoTexts.empty;
    if (file.size > this.#limits.maxFileBytes && !drawable.has(file.type)) return photoTexts.tooLarge;
    return this.#photos.filter(({ status }) => status !== 'refused').length >= this.#limits.maxFiles ? photoTexts.tooMany : null;
  }

  #changed(): void {
    this.#onChange();
    this.#next();
  }

  #change(key: number, change: Partial<Photo>): void {
    this.#photos = this.#photos.map((photo) => (photo.key === key ? { ...photo, ...change } : photo));
  }

  #next(): void {
    if (this.#stopped || this.#current !== undefined || this.#timer !== undefined) return;
    const photo = this.#photos.find(({ status }) => status === 'waiting');
    const original = photo === undefined ? undefined : this.#originals.get(photo.key);
    if (photo === undefined || original === undefined) return;
    this.#current = { key: photo.key, abort: new AbortController() };
    void this.#send(photo, original, this.#current.abort.signal);
  }

  async #send(photo: Photo, original: File, signal: AbortSignal): Promise<void> {
    const { key, name } = photo;
    this.#change(key, { status: 'sending', fault: null });
    this.#onChange();
    try {
      const bytes = await this.#prepare(photo, original);
      if (bytes.size > this.#limits.maxFileBytes) this.#change(key, { status: 'refused', fault: photoTexts.tooLarge });
      else {
        const onProgress = (share: number): void => {
          this.#change(key, { share });
          this.#onChange();
        };
        const { id } = await uploadFile(this.#limits.city, { bytes, name }, { signal, onProgress });
        if (!signal.aborted) this.#change(key, { status: 'done', id, share: 1 });
      }
    } catch (error) {
      if (!signal.aborted) this.#failed(key, error);
    }
    this.#current = undefined;
    this.#changed();
  }

  #failed(key: number, error: unknown): void {
    if (!(error instanceof ApiError)) {
      // The file is gone from the device, or cannot be read any more.
      this.#change(key, { status: 'refused', fault: photoTexts.unreadable });
      return;
    }
    const comesBack = error.lost || error.status === 408 || error.status === 429 || error.status >= 500;
    this.#change(key, comesBack ? { status: 'waiting', share: 0, fault: photoTexts.waits } : { status: 'refused', fault: error.label });
    if (comesBack) this.#timer = setTimeout(this.#resume, error.retryAfter === null ? RETRY_MS : error.retryAfter * 1000);
  }

  /** The bytes as they are to leave the device. */
  async #prepare({ hasPlace, isBig, size }: Photo, original: File): Promise<Blob> {
    const { removesPlace, shrinks } = this.#choices;
    // A picture that is made smaller has no place in it: who wants to keep the place keeps the picture.
    const mayShrink = !hasPlace || removesPlace;
    if ((isBig && shrinks && mayShrink) || size > this.#limits.maxFileBytes) {
      const smaller = await shrinkPhoto(original);
      if (smaller !== undefined && smaller.size < original.size) return smaller;
    }
    if (!removesPlace || original.type !== 'image/jpeg') return original;
    return new Blob([withoutPlace(new Uint8Array(await original.arrayBuffer()))], { type: original.type });
  }
}

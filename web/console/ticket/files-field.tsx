import { Button, Progress } from 'antd';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { fileKinds } from '../../../src/domain/vocabulary/file.ts';
import { MAX_FILE_BYTES } from '../../../src/domain/vocabulary/limits.ts';
import type { Label } from '../../../src/domain/vocabulary/label.ts';
import { ApiError } from '../../kit/api.ts';
import { useText } from '../frame/language.tsx';
import { formTexts as texts } from './form-texts.ts';
import { uploadFile, type UploadedFile } from './upload-file.ts';

const MEGABYTE = 1024 * 1024;
const SIZE = MAX_FILE_BYTES / MEGABYTE;
const accept = Object.values(fileKinds)
  .flatMap(({ mediaType, extension }) => [mediaType, `.${extension}`])
  .join(',');
const endings = new Set(['jpeg', ...Object.values(fileKinds).map(({ extension }) => extension as string)]);

/** A file on its way: `part` of it has arrived, or `fault` says why it did not. */
type Coming = { readonly no: number; readonly file: File; readonly part: number; readonly fault: Label | null };

type FilesFieldProps = {
  readonly id?: string;
  readonly value?: readonly UploadedFile[];
  readonly onChange?: (files: readonly UploadedFile[]) => void;
  /** Told while files are on their way, or did not arrive. */
  readonly onBusy: (busy: 'uploading' | 'failed' | null) => void;
  readonly single?: boolean;
};

/** Files of a form: each is handed in at once, with its progress and its fault beside it. */
export function FilesField({ id, value = [], onChange, onBusy, single = false }: FilesFieldProps): ReactElement {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [coming, setComing] = useState<readonly Coming[]>([]);
  const latest = useRef({ value, coming, next: 0, aborts: new Map<number, AbortController>() });
  useEffect(() => {
    latest.current.value = value;
  }, [value]);

  function show(next: readonly Coming[]): void {
    latest.current.coming = next;
    setComing(next);
    onBusy(next.some(({ fault }) => fault === null) ? 'uploading' : next.length > 0 ? 'failed' : null);
  }

  function change(no: number, what: Partial<Coming>): void {
    show(latest.current.coming.map((one) => (one.no === no ? { ...one, ...what } : one)));
  }

  function forget(no: number): void {
    latest.current.aborts.get(no)?.abort();
    show(latest.current.coming.filter((one) => one.no !== no));
  }

  async function send(no: number, file: File): Promise<void> {
    const abort = new AbortController();
    latest.current.aborts.set(no, abort);
    try {
      const uploaded = await uploadFile(file, (part) => change(no, { part }), abort.signal);
      show(latest.current.coming.filter((one) => one.no !== no));
      // Another file may arrive before this one is shown.
      latest.current.value = single ? [uploaded] : [...latest.current.value, uploaded];
      onChange?.(latest.current.value);
    } catch (error) {
      if (!abort.signal.aborted) change(no, { fault: error instanceof ApiError ? error.label : texts.fileFailed });
    }
  }

  function take(files: readonly File[]): void {
    const taken = files.map((file) => {
      latest.current.next += 1;
      return { no: latest.current.next, file, part: 0, fault: faultOf(file) };
    });
    show([...latest.current.coming, ...(single ? taken.slice(0, 1) : taken)]);
    for (const { no, file, fault } of taken) if (fault === null) void send(no, file);
  }

  return (
    <div
      className="files-field"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        multiple={!single}
        accept={accept}
        onChange={(event) => {
          take([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <ul>
        {value.map((file) => (
          <li key={file.id}>
            <span className="file-name">{file.name}</span>
            <Button
              size="small"
              type="text"
              aria-label={t(texts.removeFile, { name: file.name })}
              onClick={() => onChange?.(value.filter((one) => one.id !== file.id))}
            >
              ×
            </Button>
          </li>
        ))}
        {coming.map(({ no, file, part, fault }) => (
          <li key={no}>
            <span className="file-name">{file.name}</span>
            {fault === null ? (
              <Progress
                percent={Math.round(part * 100)}
                size="small"
                aria-label={t(texts.uploading, { percent: Math.round(part * 100) })}
              />
            ) : (
              <span className="fault">{t(fault, { size: SIZE })}</span>
            )}
            {fault === null || faultOf(file) !== null ? null : (
              <Button
                size="small"
                type="link"
                onClick={() => {
                  change(no, { fault: null, part: 0 });
                  void send(no, file);
                }}
              >
                {t(texts.uploadAgain)}
              </Button>
            )}
            <Button size="small" type="text" aria-label={t(texts.removeFile, { name: file.name })} onClick={() => forget(no)}>
              ×
            </Button>
          </li>
        ))}
      </ul>
      {single && value.length + coming.length > 0 ? null : (
        <>
          <Button id={id} size="small" onClick={() => input.current?.click()}>
            {t(texts.addFile)}
          </Button>{' '}
          <span className="soft small">{t(texts.fileRules, { size: SIZE })}</span>
        </>
      )}
    </div>
  );
}

function faultOf(file: File): Label | null {
  if (file.size > MAX_FILE_BYTES) return texts.fileTooLarge;
  return endings.has(file.name.split('.').at(-1)?.toLowerCase() ?? '') ? null : texts.fileKind;
}

import { Button } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { api } from '../frame/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import type { Draft } from './draft.ts';
import { Field } from './field.tsx';
import { intakeTexts as texts } from './intake-texts.ts';

/** Files that come with the request; each is handed in at once and named when the call is entered. */
export function FilesField({
  files,
  onAdd,
  onRemove,
}: {
  readonly files: Draft['files'];
  readonly onAdd: (file: Draft['files'][number]) => void;
  readonly onRemove: (id: string) => void;
}): ReactElement {
  const t = useText();
  const input = useRef<HTMLInputElement>(null);
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const upload = async (chosen: readonly File[]): Promise<void> => {
    for (const bytes of chosen) {
      const { id, name } = await api.send<{ readonly id: string; readonly name: string }>('POST', '/files', {
        file: { bytes, name: bytes.name },
      });
      onAdd({ id, name });
    }
  };

  return (
    <Field id="intake-files" label={texts.files}>
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={({ target }) => {
          setPending(true);
          setError(null);
          upload([...(target.files ?? [])])
            .catch((failure: unknown) => setError(failure))
            .finally(() => setPending(false));
          target.value = '';
        }}
      />
      <div className="intake-row">
        <Button id="intake-files" size="small" disabled={pending} onClick={() => input.current?.click()}>
          {t(pending ? texts.uploading : texts.addFiles)}
        </Button>
        {files.map(({ id, name }) => (
          <span key={id} className="intake-file">
            {name}
            <Button size="small" type="text" aria-label={t(texts.removeFile, { name })} onClick={() => onRemove(id)}>
              ×
            </Button>
          </span>
        ))}
      </div>
      {error === null ? null : <Fault error={error} />}
    </Field>
  );
}

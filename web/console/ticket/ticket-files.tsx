import { Button } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { ApiError } from '../../kit/api.ts';
import { Fault } from '../frame/fault.tsx';
import { useText } from '../frame/language.tsx';
import { ticketTexts as texts } from './ticket-texts.ts';

type TicketFile = { readonly id: string; readonly name: string };

/** Files of a ticket. Each look stands in the trail, so nothing is fetched before somebody wants to see it. */
export function TicketFiles({ ticket, files }: { readonly ticket: string; readonly files: readonly TicketFile[] }): ReactElement | null {
  if (files.length === 0) return null;
  return (
    <ul className="ticket-files">
      {files.map((file) => (
        <li key={file.id}>{fileOf(ticket, file)}</li>
      ))}
    </ul>
  );
}

/** What other systems and simulations name lies elsewhere: there is only its name. */
const kept = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;
const pictures = /\.(?:jpe?g|png|webp|gif)$/iu;

function fileOf(ticket: string, file: TicketFile): ReactElement {
  if (!kept.test(file.id)) return <span className="file-name soft">{file.name}</span>;
  return pictures.test(file.name) ? <Picture ticket={ticket} file={file} /> : <Download ticket={ticket} file={file} />;
}

type FileProps = { readonly ticket: string; readonly file: TicketFile };

function Download({ ticket, file }: FileProps): ReactElement {
  return (
    <a className="file-name" href={addressOf(ticket, file)} download={file.name}>
      {file.name}
    </a>
  );
}

function Picture({ ticket, file }: FileProps): ReactElement {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? texts.hideImage : texts.showImage)}
      </Button>{' '}
      <Download ticket={ticket} file={file} />
      {open ? <Shown ticket={ticket} file={file} /> : null}
    </>
  );
}

/** Fetched by script: a refusal comes with its reason, which an image cannot tell. */
function Shown({ ticket, file }: FileProps): ReactElement | null {
  const [shown, setShown] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const address = addressOf(ticket, file);
  useEffect(() => {
    const abort = new AbortController();
    const made: string[] = [];
    void show(address);
    return () => {
      abort.abort();
      made.forEach((url) => URL.revokeObjectURL(url));
    };

    async function show(from: string): Promise<void> {
      try {
        const url = URL.createObjectURL(await fetchPicture(from, abort.signal));
        made.push(url);
        setShown(url);
      } catch (thrown) {
        if (!abort.signal.aborted) setError(thrown);
      }
    }
  }, [address]);
  if (error !== null) return <Fault error={error} />;
  return shown === null ? null : <img className="picture" src={shown} alt={file.name} />;
}

async function fetchPicture(address: string, signal: AbortSignal): Promise<Blob> {
  const answer = await fetch(address, { credentials: 'same-origin', signal });
  if (answer.ok) return await answer.blob();
  const { error } = (await answer.json()) as { error: ConstructorParameters<typeof ApiError>[1] };
  throw new ApiError(answer.status, error, null);
}

function addressOf(ticket: string, file: TicketFile): string {
  return `/api/v1/tickets/${ticket}/files/${encodeURIComponent(file.id)}`;
}

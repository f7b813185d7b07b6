/** What has changed: tickets with their new versions, and lists. */
export type LiveChange = {
  readonly tickets: readonly { readonly ticket: string; readonly version: number }[];
  readonly lists: readonly string[];
};

/** What a page does with live changes. */
export type LiveListeners = {
  readonly onChange: (change: LiveChange) => void;
  /** Too much was missed: everything is to be read anew. */
  readonly onReset: () => void;
  /** Whether the stream stands. */
  readonly onState: (connected: boolean) => void;
};

const RETRY_MS = 3000;

/** Listens to `/api/v1/live` until it is stopped; comes back by itself, without a gap, when the connection breaks or the server ends it. */
export function listenLive({ onChange, onReset, onState }: LiveListeners): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = '';

  function open(): void {
    source = new EventSource(`/api/v1/live${last === '' ? '' : `?after=${encodeURIComponent(last)}`}`);
    source.addEventListener('open', () => {
      onState(true);
    });
    source.addEventListener('change', (event) => {
      last = event.lastEventId;
      onChange(JSON.parse(String(event.data)) as LiveChange);
    });
    source.addEventListener('ready', (event) => {
      last = event.lastEventId;
    });
    source.addEventListener('reset', (event) => {
      last = event.lastEventId;
      onReset();
    });
    source.addEventListener('error', () => {
      onState(false);
      // A browser gives up for good after an answer that is no stream, such as 503 of a server that is stopping.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RETRY_MS);
    });
  }

  open();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

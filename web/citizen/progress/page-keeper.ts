import { ApiError } from '../../kit/api.ts';
import {
  actOnPage,
  fetchFile,
  fromAddress,
  openPage,
  refreshPage,
  storedSession,
  storeSession,
  type OpenedPage,
  type Progress,
} from './page-session.ts';

/** As long as the server's token. Counted from its answer and not until its `tokenUntil`: the clocks of phones are wrong. */
const OPEN_MS = 30 * 60_000;

/** Whether the page is open, and if not, why. `isOver` says that it was, and that the code has to be entered again. */
export type PageState =
  | { readonly type: 'closed'; readonly error: ApiError | null; readonly isOver: boolean }
  | { readonly type: 'opening' }
  | { readonly type: 'open' };

/** The page of one request, kept open by its token. What it showed stays when the token ends, so that nothing is lost that was being written. */
export class PageKeeper {
  readonly #city: string;
  readonly #onChange: () => void;
  #state: PageState = { type: 'closed', error: null, isOver: false };
  #number = '';
  #progress: Progress | null = null;
  #token = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(city: string, onChange: () => void) {
    this.#city = city;
    this.#onChange = onChange;
    addEventListener('hashchange', this.#readAddress);
    if (this.#readAddress()) return;
    const session = storedSession();
    if (session === undefined) return;
    this.#number = session.number;
    this.#look(refreshPage(city, session.token));
  }

  get state(): PageState {
    return this.#state;
  }

  /** The number that was asked for last. */
  get number(): string {
    return this.#number;
  }

  get progress(): Progress | null {
    return this.#progress;
  }

  /** number and code together. */
  open(number: string, code: string): void {
    this.#number = number;
    this.#look(openPage(this.#city, number, code));
  }

  refresh(): void {
    void this.#read(refreshPage(this.#city, this.#token));
  }

  /** Resolves when it is done; refusals are thrown as `ApiError`. */
  async act(path: string, body: unknown, key: string): Promise<void> {
    try {
      this.#take(await actOnPage(this.#city, this.#token, { path, body, key }));
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.#close(true);
      throw error;
    }
  }

  /** The bytes of a file that the page names. */
  async file(id: string): Promise<Blob> {
    return await fetchFile(this.#city, this.#token, id);
  }

  /** Leaves nothing of the request on the device. */
  leave(): void {
    this.#progress = null;
    this.#number = '';
    this.#close(false);
  }

  stop(): void {
    removeEventListener('hashchange', this.#readAddress);
    clearTimeout(this.#timer);
  }

  /** Opens what the address names. The code must not stay in the address bar, nor in the history of the browser. */
  readonly #readAddress = (): boolean => {
    const given = fromAddress(location.hash);
    if (given === undefined) return false;
    history.replaceState(null, '', location.pathname + location.search);
    this.open(given.number, given.code);
    return true;
  };

  #look(reading: Promise<OpenedPage>): void {
    this.#state = { type: 'opening' };
    this.#onChange();
    void this.#read(reading);
  }

  async #read(reading: Promise<OpenedPage>): Promise<void> {
    try {
      this.#take(await reading);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status === 401) this.#close(true);
      else if (this.#state.type !== 'open') this.#close(false, error);
    }
  }

  #take({ token, progress }: OpenedPage): void {
    this.#token = token;
    this.#number = progress.number;
    this.#progress = progress;
    storeSession({ number: progress.number, token });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#close(true);
    }, OPEN_MS);
    this.#state = { type: 'open' };
    this.#onChange();
  }

  #close(isOver: boolean, error: ApiError | null = null): void {
    clearTimeout(this.#timer);
    this.#token = '';
    storeSession(null);
    this.#state = { type: 'closed', error, isOver };
    this.#onChange();
  }
}

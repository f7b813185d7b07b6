/** The wish of the operator or of the system to end this process. */
export type StopSignals = Disposable & {
  /** Settles with the first signal; stays open otherwise. */
  readonly requested: Promise<NodeJS.Signals>;
  /** Aborted at the first signal. */
  readonly signal: AbortSignal;
};

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** npm hands on the Ctrl-C that the terminal has already sent to us: two signals so close are one wish. */
const SAME_WISH_MS = 1000;

/** Waits for signals to stop. A second wish calls `onForce`, which ends the process at once. */
export function listenForStop(onForce: () => void, elapsedMs: () => number = () => performance.now()): StopSignals {
  const { promise, resolve } = Promise.withResolvers<NodeJS.Signals>();
  const controller = new AbortController();
  let firstAtMs: number | undefined;

  function onSignal(signal: NodeJS.Signals): void {
    if (firstAtMs === undefined) {
      firstAtMs = elapsedMs();
      controller.abort();
      resolve(signal);
    } else if (elapsedMs() - firstAtMs > SAME_WISH_MS) {
      onForce();
    }
  }

  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    requested: promise,
    signal: controller.signal,
    [Symbol.dispose]() {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}

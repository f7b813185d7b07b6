import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

/** What is started, and with which settings; the log is added to. */
export type KeptProgram = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly log: string;
};

const RESTART_MS = 200;

/** A process that is started again whenever it ends, as systemd does. */
export class KeptProcess implements AsyncDisposable {
  readonly #program: KeptProgram;
  #child: ChildProcess;
  #stopping = false;
  #keeping: Promise<void>;
  /** How often it was started again. */
  restarts = 0;
  /** The codes that it ended with; null where a signal ended it. */
  readonly exits: (number | null)[] = [];

  constructor(program: KeptProgram) {
    this.#program = program;
    this.#child = this.#start();
    this.#keeping = this.#keep();
  }

  /** The number of the process that runs now. */
  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Ends it without warning; it comes back by itself. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }

  /** Asks it to stop in order; it comes back by itself. */
  askToStop(): void {
    this.#child.kill('SIGTERM');
  }

  /** Ends it in order, for good. */
  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true;
    this.#child.kill('SIGTERM');
    await this.#keeping;
  }

  #start(): ChildProcess {
    const { command, args, env, log } = this.#program;
    const file = openSync(log, 'a');
    try {
      return spawn(command, args, { env, stdio: ['ignore', file, file] });
    } finally {
      closeSync(file);
    }
  }

  async #keep(): Promise<void> {
    for (;;) {
      if (this.#child.exitCode === null && this.#child.signalCode === null) await once(this.#child, 'exit');
      this.exits.push(this.#child.exitCode);
      if (this.#stopping) return;
      await wait(RESTART_MS);
      if (this.#stopping) return;
      this.restarts += 1;
      this.#child = this.#start();
    }
  }
}

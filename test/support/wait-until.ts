import { setTimeout as delay } from 'node:timers/promises';

/** Waits until something outside this process has happened, however long it takes; the test's own end is the limit. */
export async function waitUntil(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await delay(10);
}

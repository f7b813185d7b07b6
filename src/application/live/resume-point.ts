import type { StreamPosition } from '../ports.ts';

const FORM = /^(?<transaction>0|[1-9]\d{0,18})-(?<position>\d{1,15})$/u;

/** The id of an event as a client keeps it: a place in the stream of changes. */
export function resumePoint({ transaction, position }: StreamPosition): string {
  return `${transaction}-${String(position)}`;
}

/** Where to go on from; undefined for a text that is no id of ours. */
export function readResumePoint(text: string): StreamPosition | undefined {
  const parts = FORM.exec(text)?.groups;
  if (parts === undefined) return undefined;
  const { transaction = '', position = '' } = parts;
  return { transaction, position: Number(position) };
}

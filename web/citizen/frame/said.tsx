import type { ComponentChildren } from 'preact';

/** A place where something is said when it happens; it stands there, empty, before: otherwise screen readers do not read it out. */
export function Said({ kind, children }: { kind?: 'notice' | 'panel' | 'soft' | undefined; children?: ComponentChildren }) {
  const isSilent = children === undefined || children === null || children === '' || children === false;
  return <output class={isSilent || kind === undefined ? 'said' : `said ${kind}`}>{children}</output>;
}

import type { TicketEventType } from '../../domain/ticket/events.ts';

/** An event as it was stored: payload and clock changes in the shape of their day. */
export type EventShape = { readonly type: string; readonly schemaVersion: number; readonly data: unknown; readonly clocks: unknown };

/** Brings a shape of one version to the next; may rename the type. */
type Step = (shape: Omit<EventShape, 'schemaVersion'>) => Omit<EventShape, 'schemaVersion'>;

/** By type, the steps from version 1 on: the first leads to version 2, and so forth. */
export type UpcastSteps = Readonly<Record<string, readonly Step[]>>;

/** Stored events never change; what changed is written here, one step a change, each with a test of the old shape. */
const steps: UpcastSteps = {};

/** The version that new events of a type are written with. */
export function currentVersion(type: TicketEventType): number {
  return 1 + (steps[type]?.length ?? 0);
}

/** Brings a stored event to today's shape. Throws when it is newer than this program. */
export function upcast(shape: EventShape, known: UpcastSteps = steps): EventShape {
  const own = known[shape.type] ?? [];
  if (shape.schemaVersion > own.length + 1) {
    throw new Error(
      `event ${shape.type} has version ${String(shape.schemaVersion)}; this program knows ${String(own.length + 1)}: update it`,
    );
  }
  let current = shape;
  for (const [index, step] of own.entries()) {
    if (index + 1 < shape.schemaVersion) continue;
    current = { ...step(current), schemaVersion: index + 2 };
    // A renamed event goes on by the steps of its new name.
    if (current.type !== shape.type) return upcast(current, known);
  }
  return current;
}

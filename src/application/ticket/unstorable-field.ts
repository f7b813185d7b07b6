import { unstorablePosition } from '../../domain/loop/texts.ts';

/** Where in some data the database could not keep a text: the path of its field, and the place in it, from 1. */
export type UnstorableField = { readonly field: string; readonly position: number };

/** The first text, at whatever depth, that holds NUL or half of a surrogate pair; undefined when all can be kept. */
export function unstorableField(data: unknown, path = ''): UnstorableField | undefined {
  if (typeof data === 'string') {
    const position = unstorablePosition(data);
    return position < 0 ? undefined : { field: path, position: position + 1 };
  }
  if (typeof data !== 'object' || data === null) return undefined;
  for (const [key, value] of Object.entries(data)) {
    const found = unstorableField(value, path === '' ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

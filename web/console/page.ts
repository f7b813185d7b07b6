import type { ComponentType } from 'react';

/** A page: its address below `/console`, and how its code is fetched when it is first opened. */
export type Page = { readonly path: string; readonly load: () => Promise<ComponentType> };

import type { Piece } from '../byte-window.ts';

/** Pixels an image may have: what a decoder needs for more would not fit a small machine. */
export const MAX_PIXELS = 50_000_000;

/** An image as its headers describe it, and what is left of it without anything that tells where, when or by whom it was taken. */
export type ImageLayout = { readonly pixels: number; readonly clean: readonly Piece[] };

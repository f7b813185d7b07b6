import { randomUuid } from '../../kit/random-uuid.ts';

/** Gives the same wish the same key, and another wish another one. */
export class KeyOfWish {
  #wish = '';
  #key = '';

  of(wish: unknown): string {
    const text = JSON.stringify(wish);
    if (text !== this.#wish) [this.#wish, this.#key] = [text, randomUuid()];
    return this.#key;
  }
}

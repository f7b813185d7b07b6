/** A name for a wish that nobody else gives: sent again under it, the wish is done once. */
export function newKey(): string {
  // Not `randomUUID`, which browsers withhold from pages without TLS, such as those of a trial.
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Gives the same wish the same key, and another wish another one. */
export class KeyOfWish {
  #wish = '';
  #key = '';

  of(wish: unknown): string {
    const text = JSON.stringify(wish);
    if (text !== this.#wish) [this.#wish, this.#key] = [text, newKey()];
    return this.#key;
  }
}

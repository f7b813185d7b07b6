/**
 * Remembers which source numbers a file already had and on which line, in 24 to 48 bytes a number whatever its length: numbers
 * are kept as 64-bit fingerprints. Two different numbers share one by chance about once in forty million files of a million rows;
 * the second would be reported as a duplicate, never lost in silence.
 */
export class SeenNumbers {
  #mask = 0xffff;
  #size = 0;
  #first = new Uint32Array(this.#mask + 1);
  #second = new Uint32Array(this.#mask + 1);
  /** 0 marks a free place; lines count from 1. */
  #lines = new Uint32Array(this.#mask + 1);

  /** Remembers a number; the line that had it before, or `undefined` when it is new. */
  add(number: string, line: number): number | undefined {
    let a = 0xdeadbeef;
    let b = 0x41c6ce57;
    for (let at = 0; at < number.length; at += 1) {
      const unit = number.charCodeAt(at);
      a = Math.imul(a ^ unit, 2654435761);
      b = Math.imul(b ^ unit, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    const before = this.#put(a >>> 0, b >>> 0, line);
    if (before === undefined && this.#size * 2 > this.#mask) this.#grow();
    return before;
  }

  #put(a: number, b: number, line: number): number | undefined {
    let place = a & this.#mask;
    for (;;) {
      const taken = this.#lines[place] ?? 0;
      if (taken === 0) break;
      if (this.#first[place] === a && this.#second[place] === b) return taken;
      place = (place + 1) & this.#mask;
    }
    this.#first[place] = a;
    this.#second[place] = b;
    this.#lines[place] = line;
    this.#size += 1;
    return undefined;
  }

  #grow(): void {
    const [first, second, lines] = [this.#first, this.#second, this.#lines];
    this.#mask = this.#mask * 2 + 1;
    this.#size = 0;
    this.#first = new Uint32Array(this.#mask + 1);
    this.#second = new Uint32Array(this.#mask + 1);
    this.#lines = new Uint32Array(this.#mask + 1);
    lines.forEach((line, place) => {
      if (line > 0) this.#put(first[place] ?? 0, second[place] ?? 0, line);
    });
  }
}

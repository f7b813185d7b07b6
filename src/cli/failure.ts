import type { Label } from '../domain/vocabulary/label.ts';

/**
 * An expected failure on the way of a command: says in both languages what is wrong and what to do.
 * `exitCode` 1: the input was wrong; 2: the environment failed.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly text: Label;
  readonly exitCode: 1 | 2;

  constructor(code: string, text: Label, exitCode: 1 | 2 = 2, options?: ErrorOptions) {
    super(text.en, options);
    this.code = code;
    this.text = text;
    this.exitCode = exitCode;
  }
}

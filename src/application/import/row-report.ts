import type { RefusalParams } from '../../domain/kernel/refusal.ts';
import type { ProblemSeverity, RowProblem, RowProblemCode } from './row-problem.ts';

/** Gathers what is wrong with the rows of a file, one row after another. */
export class RowReport {
  #problems: RowProblem[] = [];
  #line = 0;
  #number: string | null = null;
  #rejected = false;

  /** Begins the next row. */
  begin(line: number): void {
    this.#line = line;
    this.#number = null;
    this.#rejected = false;
  }

  /** The source's number of the row, once it is known; later problems name it. */
  set number(number: string) {
    this.#number = number;
  }

  /** True when the row at hand will not be imported. */
  get rejected(): boolean {
    return this.#rejected;
  }

  /** The row is not imported. */
  reject(code: RowProblemCode, field: string | null, params: RefusalParams = {}): null {
    this.#rejected = true;
    return this.#add('rejected', code, field, params);
  }

  /** One field of the row stays empty. */
  drop(code: RowProblemCode, field: string | null, params: RefusalParams = {}): null {
    return this.#add('dropped', code, field, params);
  }

  /** A value was made storable, or one of two readings was chosen. */
  change(code: RowProblemCode, field: string | null, params: RefusalParams = {}): void {
    this.#add('changed', code, field, params);
  }

  /** All problems since the last call. */
  take(): readonly RowProblem[] {
    const taken = this.#problems;
    this.#problems = [];
    return taken;
  }

  #add(severity: ProblemSeverity, code: RowProblemCode, field: string | null, params: RefusalParams): null {
    this.#problems.push({ code, severity, line: this.#line, number: this.#number, field, params });
    return null;
  }
}

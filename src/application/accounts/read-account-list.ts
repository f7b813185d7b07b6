import type { UnitCode } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import { newReading, optional, required } from '../structured/decoder.ts';
import type { Problem } from '../structured/problem.ts';
import { code, text } from '../structured/scalars.ts';
import { decodeTable } from '../structured/table.ts';
import type { AccountRequest } from './add-account.ts';

/** One row an account; `roles` are codes with spaces between, `unit` is empty for people of the centre. */
const accountRow = {
  login: required(code<string>()),
  name: required(text(50)),
  roles: required(text()),
  unit: optional(code<UnitCode>(), null),
} as const;

/** Reads a table of accounts for one city, or everything that is wrong with it. */
export function readAccountList(file: string, content: string, city: string): Result<readonly AccountRequest[], readonly Problem[]> {
  const reading = newReading();
  const { rows } = decodeTable(file, content, accountRow, reading);
  if (reading.problems.length > 0) return fail(reading.problems);
  return ok(rows.map(({ login, name, roles, unit }) => ({ city, login, name, roles: roles.split(/\s+/u), unit })));
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type pg from 'pg';
import {
  arbitraryClockRow,
  arbitraryFollowerRow,
  arbitraryInstant,
  arbitraryTicketRow,
} from '../../../test/support/arbitrary-measure-rows.ts';
import { contributionOf } from '../../../test/support/contribution.ts';
import { withDatabase } from '../../../test/support/database.ts';
import { amountOf, holds } from '../../../test/support/evaluate-condition.ts';
import type { Condition, FactRow } from '../../domain/measures/condition.ts';
import type { DefinitionOf, MeasureDefinition } from '../../domain/measures/definition.ts';
import { measureDefinitions } from '../../domain/measures/definitions.ts';
import type { FieldOf, MeasureSource, SourceRows } from '../../domain/measures/sources.ts';
import { columnOf, compileAmount, compileCondition } from './compile-condition.ts';
import { contributionsSql } from './contribution-sql.ts';
import { createParameters } from '../parameters.ts';

const RUNS = 40;
const CITY = 'somewhere';

async function insert(pool: pg.Pool, table: string, rows: readonly object[]): Promise<void> {
  await pool.query(`DELETE FROM ${table}`);
  const asColumns = rows.map((row): Readonly<Record<string, unknown>> => ({
    city_id: CITY,
    ...Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field).slice(2), value as unknown])),
  }));
  await pool.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`, [JSON.stringify(asColumns)]);
}

type TicketField = FieldOf<'ticket'>;
const instants: readonly TicketField[] = ['receivedAt', 'callerDueAt', 'firstConcludedAt', 'closedAt'];
const counters: readonly TicketField[] = ['hops', 'round', 'repeats'];

const { condition: arbitraryCondition } = fc.letrec<{ condition: Condition<TicketField> }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    fc.record({ op: fc.constant('isSet' as const), field: fc.constantFrom<TicketField>(...instants, 'unit', 'adviceTaken', 'mergedInto') }),
    fc.record({
      op: fc.constant('equals' as const),
      field: fc.constantFrom<TicketField>('callerOutcome', 'dispatchOutcome'),
      value: fc.constantFrom('met', 'missed'),
    }),
    fc.record({ op: fc.constant('equals' as const), field: fc.constant<TicketField>('adviceTaken'), value: fc.boolean() }),
    fc.record({
      op: fc.constant('oneOf' as const),
      field: fc.constantFrom<TicketField>('unit', 'firstUnit'),
      values: fc.subarray(['U1', 'U2', 'U3']),
    }),
    fc.record({ op: fc.constant('atLeast' as const), field: fc.constantFrom(...counters), value: fc.integer({ min: 0, max: 4 }) }),
    fc.record({ op: fc.constant('atOrBefore' as const), field: fc.constantFrom(...instants), other: fc.constantFrom(...instants) }),
    fc.record({ op: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ op: fc.constant('not' as const), of: tie('condition') }),
  ),
}));

test('[M-7] any condition and amount say the same in TypeScript and in SQL', async (t) => {
  const { pool } = await withDatabase(t);
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryTicketRow, { minLength: 1, maxLength: 8 }),
      fc.array(arbitraryCondition, { minLength: 1, maxLength: 8 }),
      async (rows, conditions) => {
        await insert(pool, 'measured_ticket', rows);
        const parameters = createParameters();
        const columns = conditions.map((condition) => compileCondition(condition, parameters));
        const amounts = [
          { op: 'sum', fields: counters },
          { op: 'elapsedMs', from: 'receivedAt', to: 'callerDueAt' },
          { op: 'once' },
        ] as const;
        columns.push(...amounts.map((amount) => compileAmount(amount)));
        const answer = await pool.query<{ id: string; verdicts: readonly (string | null)[] }>(
          `SELECT ticket_id AS id, ARRAY[${columns.map((column) => `(${column})::text`).join(', ')}] AS verdicts FROM measured_ticket s`,
          [...parameters.values],
        );
        for (const row of rows) {
          const facts: FactRow<TicketField> = row;
          const expected = [
            ...conditions.map((condition) => String(holds(condition, facts))),
            ...amounts.map((amount) => String(amountOf(amount, facts))),
          ];
          assert.deepEqual(answer.rows.find(({ id }) => id === row.ticketId)?.verdicts, expected);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

const sources: readonly { readonly source: MeasureSource; readonly row: fc.Arbitrary<SourceRows[MeasureSource]> }[] = [
  { source: 'ticket', row: arbitraryTicketRow },
  { source: 'follower', row: arbitraryFollowerRow },
  { source: 'clock', row: arbitraryClockRow },
];

for (const { source, row: arbitraryRow } of sources) {
  test(`[M-7] every measure of a ${source} counts the same in TypeScript and in SQL`, async (t) => {
    const { pool } = await withDatabase(t);
    await fc.assert(
      fc.asyncProperty(
        fc.array(arbitraryRow, { minLength: 1, maxLength: 12 }),
        fc.constantFrom<2 | 3>(2, 3),
        fc.tuple(arbitraryInstant, arbitraryInstant),
        async (rows, satisfiedLevels, [one, other]) => {
          await insert(pool, `measured_${source}`, rows);
          const definitions = measureDefinitions({ satisfiedLevels }).filter((definition) => definition.source === source);
          const [from, to] = one < other ? [one, other] : [other, one];
          const expected = rows.flatMap((row) =>
            definitions.flatMap((definition) => {
              const contribution = contributionOf(definition as DefinitionOf<MeasureSource>, row);
              return contribution === undefined ? [] : [{ ticketId: row.ticketId, ...contribution }];
            }),
          );
          assert.deepEqual(await query(pool, definitions, undefined), sorted(expected));
          assert.deepEqual(await query(pool, definitions, { from, to }), sorted(expected.filter(({ at }) => at >= from && at <= to)));
        },
      ),
      { numRuns: RUNS },
    );
  });
}

async function query(
  pool: pg.Pool,
  definitions: readonly MeasureDefinition[],
  span: { readonly from: string; readonly to: string } | undefined,
): Promise<readonly object[]> {
  const parameters = createParameters();
  const city = parameters.add(CITY);
  const filter = span === undefined ? { city } : { city, span: { from: parameters.add(span.from), to: parameters.add(span.to) } };
  const sql = contributionsSql(definitions, 'measured', filter, parameters);
  const { rows } = await pool.query<object>(
    `SELECT ticket_id AS "ticketId", measure, at, unit, class_code AS "classCode", area, channel, numerator, denominator, excluded FROM (${sql}) k`,
    [...parameters.values],
  );
  return sorted(rows);
}

function sorted(rows: readonly object[]): readonly object[] {
  return rows.map((row) => ({ ...row })).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
}

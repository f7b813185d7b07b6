import assert from 'node:assert/strict';
import { test } from 'node:test';
import { actOnCommitment } from '../../application/ledger/act-on-commitment.ts';
import { enterCommitments } from '../../application/ledger/enter-commitments.ts';
import type { CommitmentFilter, LedgerPorts } from '../../application/ledger/ports.ts';
import { runLedgerDue } from '../../application/ledger/run-ledger-due.ts';
import type { CommitmentCommand } from '../../domain/commitment/commands.ts';
import { foldCommitment } from '../../domain/commitment/evolve.ts';
import type { CityId, CommitmentId } from '../../domain/kernel/ids.ts';
import type { LocalDate } from '../../domain/kernel/time.ts';
import type { Actor } from '../../domain/loop/actor.ts';
import { breakdown, enteredRow, ledgerPeople } from '../../../test/support/promise-script.ts';
import { withStoredCity, type StoredCity } from '../../../test/support/stored-city.ts';
import { createLedgerStore } from './ledger-store.ts';

const { inspector, leadReceiver } = ledgerPeople;
const everything: CommitmentFilter = { year: null, kind: null, state: null, light: null, area: null, unit: null, list: null, after: null };

function portsOf(city: StoredCity): LedgerPorts {
  return { ...city.ports, ledger: createLedgerStore(city.pool) };
}

async function act(ports: LedgerPorts, city: CityId, actor: Actor, commitment: CommitmentId, command: CommitmentCommand): Promise<void> {
  const result = await actOnCommitment(ports, { city, actor, commitment, command });
  assert.ok(result.ok, `${command.type}: ${JSON.stringify(result)}`);
}

/** An entered, issued and planned promise. */
async function running(city: StoredCity, ports: LedgerPorts): Promise<CommitmentId> {
  const [entered] = await enterCommitments(ports, { city: city.city, actor: inspector, rows: [enteredRow] });
  assert.ok(entered?.outcome === 'entered');
  await act(ports, city.city, inspector, entered.id, { type: 'breakDown', ...breakdown });
  await act(ports, city.city, inspector, entered.id, { type: 'issue' });
  await act(ports, city.city, leadReceiver, entered.id, { type: 'takeOn', holder: '王科长' });
  await act(ports, city.city, leadReceiver, entered.id, { type: 'setPlan', text: '分三段施工', milestones: breakdown.milestones });
  return entered.id;
}

test('[K-1] confirmed rows are entered once, a faulty one alone stays out', async (t) => {
  const city = await withStoredCity(t);
  const ports = portsOf(city);
  const rows = [
    enteredRow,
    { ...enteredRow, number: '2026-0008', title: '' },
    { ...enteredRow, number: '2026-0009', title: '名'.repeat(200) },
  ];
  const enter = async () => (await enterCommitments(ports, { city: city.city, actor: inspector, rows })).map(({ outcome }) => outcome);
  assert.deepEqual(await enter(), ['entered', 'refused', 'entered']);
  assert.deepEqual(await enter(), ['known', 'refused', 'known']);
  const both = await Promise.all(
    [1, 2].map(
      async () => await enterCommitments(ports, { city: city.city, actor: inspector, rows: [{ ...enteredRow, number: '2026-0010' }] }),
    ),
  );
  assert.equal(both.flat().filter(({ outcome }) => outcome === 'entered').length, 1, 'two at once enter one');
  assert.equal((await ports.ledger.list(city.city, everything, '2026-03-02' as LocalDate, 10)).length, 3);
});

test('[K-2] what is read is what history says, and a repeated or stale wish does nothing', async (t) => {
  const city = await withStoredCity(t);
  const ports = portsOf(city);
  const id = await running(city, ports);
  const stored = await ports.ledger.read(city.city, id);
  assert.deepEqual(stored, foldCommitment(await ports.ledger.history(city.city, id)));
  const note = {
    city: city.city,
    actor: inspector,
    commitment: id,
    command: { type: 'note', text: '现场已看 👀' },
    idempotencyKey: 'k1',
  } as const;
  const first = await actOnCommitment(ports, note);
  assert.deepEqual(await actOnCommitment(ports, note), first);
  const other = await actOnCommitment(ports, { ...note, command: { type: 'note', text: '另一件' } });
  assert.equal(other.ok ? '' : other.error.code, 'IDEMPOTENCY_KEY_REUSED');
  const { idempotencyKey: _key, ...plain } = note;
  const stale = await actOnCommitment(ports, { ...plain, expectedVersion: 1 });
  assert.equal(stale.ok ? '' : stale.error.code, 'COMMITMENT_STALE');
  const many = await Promise.all(
    [1, 2, 3].map(async (n) => await actOnCommitment(ports, { ...plain, command: { type: 'note', text: String(n) } })),
  );
  assert.ok(many.every(({ ok }) => ok));
  assert.equal((await ports.ledger.read(city.city, id))?.version, (first.ok ? first.value.version : 0) + 3);
  assert.equal(await ports.ledger.read(city.city, 'nonsense' as CommitmentId), undefined);
  await assert.rejects(city.pool.query('DELETE FROM ledger_event'), /append-only|permission|only/iu);
});

test('[K-3] a list shows the light of the day although nobody looked meanwhile', async (t) => {
  const city = await withStoredCity(t);
  const ports = portsOf(city);
  await running(city, ports);
  const lights = async (day: string, filter: Partial<CommitmentFilter> = {}) =>
    (await ports.ledger.list(city.city, { ...everything, ...filter }, day as LocalDate, 10)).map(({ light }) => light);
  assert.deepEqual(await lights('2026-03-28'), ['green']);
  assert.deepEqual(await lights('2026-03-29'), ['red']);
  assert.deepEqual(await lights('2026-03-28', { light: 'red' }), []);
  assert.deepEqual(await lights('2026-03-29', { light: 'red', unit: breakdown.lead, list: '民生实事', year: 2026 }), ['red']);
});

test('[K-2] a silent unit is reminded and supervised at its time, once, by two workers and after days away', async (t) => {
  const city = await withStoredCity(t);
  const ports = portsOf(city);
  const id = await running(city, ports);
  const run = async (at: string) => await runLedgerDue(portsOf(city.at(at)), { city: city.city, limit: 100 });
  assert.equal(await run('2026-03-20 09:00'), 0);
  await run('2026-03-28 12:00');
  assert.equal((await ports.ledger.read(city.city, id))?.reminders, 1);
  const workers = await Promise.all([run('2026-04-30 09:00'), run('2026-04-30 09:00')]);
  const after = await ports.ledger.read(city.city, id);
  assert.ok(after !== undefined && after.sheets.length > 0);
  assert.deepEqual(new Set(after.sheets.map(({ level }) => level)).size, after.sheets.length, 'each level once');
  assert.ok(workers[0] + workers[1] >= after.sheets.length);
  assert.equal(await run('2026-04-30 09:00'), 0);
});

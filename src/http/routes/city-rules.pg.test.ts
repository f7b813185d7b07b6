import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServedCity } from '../../../test/support/served-city.ts';
import { classOf, east, smallProfile } from '../../../test/support/small-city.ts';
import { holdableRoles } from '../../domain/access/duties.ts';

type Line = { readonly id: string; readonly unit: string; readonly classCode: string };
type Page = { readonly items: readonly Line[]; readonly next: string | null; readonly total: number };

test('[D-8] the catalogue is browsed page by page, by words, class, unit and day', async (t) => {
  const served = await withServedCity(t);
  const browse = async (query: string): Promise<Page> => (await served.ask(`/city/catalogue${query}`, { as: 'dispatcher' })).json();
  const all = smallProfile.catalogue.map(({ id }) => id);
  const walked: string[] = [];
  for (let after = ''; ;) {
    const page = await browse(`?limit=2${after}`);
    assert.equal(page.total, all.length);
    walked.push(...page.items.map(({ id }) => id));
    if (page.next === null) break;
    after = `&after=${encodeURIComponent(page.next)}`;
  }
  assert.deepEqual(walked, all);
  const [line] = smallProfile.catalogue;
  assert.ok(line !== undefined);
  const name = smallProfile.units.find(({ code }) => code === line.unit)?.name.zh ?? '';
  assert.ok((await browse(`?q=${encodeURIComponent(name)}`)).items.every(({ unit }) => unit === line.unit));
  assert.deepEqual((await browse(`?class=${line.classCode}&unit=${line.unit}`)).items[0]?.id, line.id);
  assert.equal((await browse('?on=1999-01-01')).total, 0);
  assert.equal((await browse('?q=nothing-has-this-word')).total, 0);
  assert.equal((await served.ask('/city/catalogue?on=2026-02-30', { as: 'dispatcher' })).statusCode, 400);
});

test('[D-1] [D-8] the test box names the line, what is forbidden and the limits', async (t) => {
  const served = await withServedCity(t);
  const url = `/city/duty-trial?class=${classOf.heating}&area=${east}`;
  const trial = (await served.ask(url, { as: 'agent' })).json<{
    lines: { unit: string; classSteps: number }[];
    units: { unit: string; may: boolean; rule: string | null; message: { zh: string } | null }[];
    limits: { kind: string }[];
  }>();
  const dispatched = (await served.ask(`/city/duties?class=${classOf.heating}&area=${east}`, { as: 'agent' })).json<{ items: unknown[] }>();
  assert.deepEqual(trial.lines, dispatched.items);
  assert.equal(trial.limits.length, 6);
  for (const { may, rule, message } of trial.units) assert.deepEqual([rule === null, message === null], [may, may]);
  for (const wrong of ['?class=none', `?class=${classOf.heating}&area=none`, `?class=${classOf.heating}&unit=none`]) {
    const answer = await served.ask(`/city/duty-trial${wrong}`, { as: 'agent' });
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, `${wrong} ${String(answer.statusCode)}`);
  }
});

test('[D-9] what somebody would say is read: its class and its place, with the words that decided', async (t) => {
  const served = await withServedCity(t);
  const { classes } = smallProfile;
  const heating = classes.find(({ code }) => code === classOf.heating)?.name.zh ?? '';
  const body = { text: `${heating}，${heating}` };
  const read = (await served.ask('/city/matter', { as: 'unitleader.water', body })).json<{
    classes: { classCode: string; words: string[] }[];
    model: string;
  }>();
  assert.equal(read.classes[0]?.classCode, classOf.heating);
  assert.ok(read.classes[0].words.length > 0);
});

test('[H-1] the policy is read as rows with their rules; editions tell which one holds', async (t) => {
  const served = await withServedCity(t);
  const policy = (await served.ask('/city/policy', { as: 'handler.water' })).json<{
    edition: string;
    rows: { setting: string; rule: string; of: string | null; amount: number }[];
  }>();
  const { consult } = smallProfile.policy.limits.handling;
  const row = policy.rows.find(({ setting, of }) => setting === 'handling' && of === 'consult');
  assert.deepEqual([row?.rule, row?.amount], ['H-1', consult.amount]);
  const editions = (await served.ask('/city/editions', { as: 'handler.water' })).json<{ items: { edition: string; holds: boolean }[] }>();
  assert.deepEqual(
    editions.items.map(({ edition, holds }) => [edition, holds]),
    [[policy.edition, true]],
  );
});

test('the table of rights is the one that decides', async (t) => {
  const served = await withServedCity(t);
  const { actions, functions } = (await served.ask('/rights', { as: 'mayor' })).json<{
    actions: { action: string; roles: string[] }[];
    functions: { id: string; roles: string[] }[];
  }>();
  assert.deepEqual(actions.find(({ action }) => action === 'decideExclusion')?.roles, ['assessor']);
  assert.deepEqual(functions.find(({ id }) => id === 'giveRoles')?.roles, ['securityAdministrator']);
  for (const { roles } of functions) assert.ok(roles.every((role) => holdableRoles.some((held) => held === role)));
});

test('[S-5] the audit administrator finds who saw a ticket by its number', async (t) => {
  const served = await withServedCity(t);
  const receipt = await served.stored.receive();
  await served.ask(`/tickets/${receipt.ticket}`, { as: 'dispatcher' });
  const found = await served.ask(`/tickets/by-number/${receipt.number}/trail`, { as: 'auditadministrator' });
  const { ticket, lines } = found.json<{ ticket: string; lines: { what: string }[] }>();
  assert.equal(ticket, receipt.ticket);
  assert.ok(lines.some(({ what }) => what === 'ticketRead'));
  assert.equal((await served.ask('/tickets/by-number/0/trail', { as: 'auditadministrator' })).statusCode, 404);
  assert.equal((await served.ask(`/tickets/by-number/${receipt.number}/trail`, { as: 'systemadministrator' })).statusCode, 403);
});

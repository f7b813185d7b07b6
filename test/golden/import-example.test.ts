import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { loadMapping } from '../../src/application/import/load-mapping.ts';
import type { MappedTicket } from '../../src/application/import/mapped-ticket.ts';
import { compileResolver } from '../../src/application/import/profile-directory.ts';
import { readTickets } from '../../src/application/import/read-tickets.ts';
import { loadProfile } from '../../src/application/profile/load-profile.ts';
import { openRowSource } from '../../src/channels/files/open-row-source.ts';
import { profileFiles } from '../support/profile-files.ts';

const folder = path.join(import.meta.dirname, '..', '..', 'examples', 'import');

test('[R-1] the example that the project ships comes in whole: GB18030, line ends in a field, every unit, area and class known', async () => {
  const mapping = loadMapping('tickets.yaml', readFileSync(path.join(folder, 'tickets.yaml')));
  const profile = loadProfile(profileFiles('lvliang'));
  assert.ok(mapping.ok && profile.ok, JSON.stringify([mapping, profile.ok]));
  const source = await openRowSource(path.join(folder, 'tickets.csv'), mapping.value.file);
  assert.ok(source.ok);
  const tickets: MappedTicket[] = [];
  for await (const batch of readTickets(source.value, mapping.value, compileResolver(profile.value, mapping.value), Date.UTC(2026, 10, 23))) {
    assert.deepEqual(batch.problems, []);
    tickets.push(...batch.items);
  }
  assert.equal(source.value.description.encoding, 'gb18030');
  assert.equal(tickets.length, 8);
  const second = tickets[1];
  assert.match(second?.text ?? '', /十二点,\n打过电话/u);
  const { sourceNumber, unit, area, classCode, receivedAt, dueAt, concludedAt, outcome, onTimeBySource, resolved, satisfaction } = second ?? {};
  assert.deepEqual(
    { sourceNumber, unit, area, classCode, receivedAt, dueAt, concludedAt, outcome, onTimeBySource, resolved, satisfaction },
    {
      sourceNumber: '2026020900023',
      unit: 'environment',
      area: '141181',
      classCode: '070302',
      receivedAt: '2026-02-09T01:05:00.000Z',
      dueAt: '2026-02-24T10:00:00.000Z',
      concludedAt: '2026-02-25T02:40:00.000Z',
      outcome: 'concluded',
      onTimeBySource: false,
      resolved: false,
      satisfaction: 2,
    },
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { textTable } from './text-table.ts';

test('columns line up, Chinese counted double, and a row may end early wherever it stands', () => {
  const rows = [['名称', 'n', 'long heading'], ['a', '12', '3'], ['只有名称']];
  assert.deepEqual(textTable(rows, ['left', 'right', 'right']), ['名称       n  long heading', 'a         12             3', '只有名称']);
  assert.deepEqual(textTable([...rows].toReversed(), ['left', 'right', 'right'])[2], '名称       n  long heading');
  assert.deepEqual(textTable([]), []);
});

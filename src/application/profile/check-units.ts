import type { Unit } from '../../domain/profile/types.ts';
import { positionOf, type Reading } from '../structured/decoder.ts';
import { problemAt } from '../structured/problem.ts';
import { checkReference, checkTree } from './check-tree.ts';
import type { WrittenCodes } from './profile-draft.ts';

/** Units: known kinds and areas; level 2 under nobody, level 3 right under a unit of level 2. */
export function checkUnits(units: readonly Unit[], written: WrittenCodes, reading: Reading): void {
  checkTree(units, written.units, reading);
  const levels = new Map(units.map((unit) => [unit.code, unit.level]));
  for (const unit of units) {
    checkReference(unit, 'kind', unit.kind, written.unitKinds, 'unknownUnitKind', reading);
    if (unit.area !== null) checkReference(unit, 'area', unit.area, written.areas, 'unknownArea', reading);
    if (unit.level === 2 && unit.parent !== null) {
      reading.problems.push(problemAt(positionOf(reading, unit, 'parent'), 'level2WithParent', { found: unit.code }));
    }
    if (unit.level === 3 && unit.parent === null) {
      reading.problems.push(problemAt(positionOf(reading, unit, 'parent'), 'level3WithoutParent', { found: unit.code }));
    }
    if (unit.level === 3 && unit.parent !== null && levels.get(unit.parent) === 3) {
      reading.problems.push(problemAt(positionOf(reading, unit, 'parent'), 'parentNotLevel2', { found: unit.parent }));
    }
  }
}

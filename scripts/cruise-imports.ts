import './read-tsx.ts';
import { Visitor } from '@swc/core/Visitor.js';
import type { Statement } from '@swc/core';
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { directions } from './directions.ts';

const visitStatement: Visitor['visitStatement'] = Visitor.prototype.visitStatement;

// The visitor that dependency-cruiser builds on is older than `using` and stops at it; what it declares are plain declarators.
Visitor.prototype.visitStatement = function (this: Visitor, statement: Statement | UsingDeclaration): Statement {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  this.visitVariableDeclarators(statement.decls);
  return statement as unknown as Statement;
};

type UsingDeclaration = { readonly type: 'UsingDeclaration'; readonly decls: Parameters<Visitor['visitVariableDeclarators']>[0] };

/** Reads every import below the folders and judges it by the rules. Paths are relative to `baseDir`. */
export async function cruiseImports(
  folders: string[],
  baseDir: string,
  forbidden: readonly IForbiddenRuleType[] = directions.forbidden ?? [],
): Promise<ICruiseResult> {
  const { output } = await cruise(folders, { ...directions.options, baseDir, validate: true, ruleSet: { forbidden: [...forbidden] } });
  if (typeof output === 'string') throw new Error(`unexpected report: ${output}`);
  return output;
}

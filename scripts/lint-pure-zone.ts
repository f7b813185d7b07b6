/**
 * Lint plugin for the pure zones: no clock, no chance, no waiting, no host settings. Time, chance and data are arguments there.
 * The type settings keep out node: modules and host globals; this rule keeps out what the language itself offers.
 */
import type { Node, Rule } from './lint-rule.ts';

/** Names of the platform that must not be referred to at all, with what to do instead. */
const forbiddenGlobals: Readonly<Record<string, string>> = {
  performance: 'no clock: time is an argument',
  crypto: 'no chance: pass ids and random values in',
  globalThis: 'no global state',
  Promise: 'no asynchrony: the caller awaits and passes the value in',
  Intl: 'no host locale or zone',
};

/** Members of `Date.prototype` that read or write in the zone of the host. */
const hostZoneMembers =
  /^(?:[gs]et(?:FullYear|Year|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)|toDateString|toTimeString|toLocale(?:Date|Time)?String|localeCompare)$/u;

/** The name of the member that `parent` takes from `node`, or `undefined` if it does something else with it. */
function memberTaken(node: Node): string | undefined {
  const parent = node.parent;
  if (parent?.type !== 'MemberExpression' || parent.object !== node) return undefined;
  const property = parent.property;
  if (property?.type === 'Identifier') return property.name;
  return property?.type === 'Literal' && typeof property.value === 'string' ? property.value : undefined;
}

/** What is wrong with this use of `Date`; reading a given moment is harmless, asking for the present one is not. */
function complaintAboutDate(node: Node): string | undefined {
  const member = memberTaken(node);
  if (member === 'UTC' || member === 'parse') return undefined;
  const parent = node.parent;
  if (parent?.type === 'BinaryExpression' && parent.right === node) return undefined;
  if (parent?.type !== 'NewExpression' || parent.callee !== node) return 'Date: no clock, time is an argument';
  const count = parent.arguments?.length ?? 0;
  if (count === 0) return 'new Date(): no clock, time is an argument';
  return count === 1 ? undefined : 'new Date(y, m, d): reads the host zone, use Temporal or Date.UTC';
}

/** What is wrong with this use of a global, or `undefined` if it is harmless. */
function complaint(node: Node): string | undefined {
  const name = node.name ?? '';
  const member = memberTaken(node);
  if (name === 'Date') return complaintAboutDate(node);
  if (name === 'Math') return member === undefined || member === 'random' ? 'Math.random: no chance, pass the number in' : undefined;
  if (name === 'Temporal') return member === undefined || member === 'Now' ? 'Temporal.Now: no clock, time is an argument' : undefined;
  return Object.hasOwn(forbiddenGlobals, name) ? `${name}: ${forbiddenGlobals[name] ?? ''}` : undefined;
}

const noAmbient: Rule = {
  meta: { type: 'problem', docs: { description: 'Pure zones take time, chance and data as arguments.' } },
  create(context) {
    /** Reports an asynchronous function; generators and plain functions pass. */
    const noAsync = (node: { async?: boolean; start: number; end: number; range: [number, number] }): void => {
      if (node.async === true) context.report({ node, message: 'no asynchrony in a pure zone' });
    };
    return {
      'Program:exit'() {
        const scope = context.sourceCode.scopeManager.globalScope;
        if (scope === null) return;
        // Names that the linter knows to be global are variables without a definition; the others are left over.
        const known = scope.variables.filter((variable) => variable.defs.length === 0).flatMap((variable) => variable.references);
        for (const reference of [...known, ...scope.through]) {
          const identifier = reference.identifier;
          if (!('parent' in identifier) || identifier.parent.type.startsWith('TS')) continue;
          const message = complaint(identifier as unknown as Node);
          if (message !== undefined) context.report({ node: identifier, message });
        }
      },
      FunctionDeclaration: noAsync,
      FunctionExpression: noAsync,
      ArrowFunctionExpression: noAsync,
      AwaitExpression(node) {
        context.report({ node, message: 'no asynchrony in a pure zone' });
      },
      ImportExpression(node) {
        context.report({ node, message: 'no import at run time in a pure zone' });
      },
      MemberExpression(node) {
        const property = node.property;
        if (!node.computed && property.type === 'Identifier' && hostZoneMembers.test(property.name)) {
          context.report({ node: property, message: `${property.name}: depends on the zone or language of the host` });
        }
      },
    };
  },
};

const plugin: { readonly meta: { readonly name: string }; readonly rules: { readonly 'no-ambient': Rule } } = {
  meta: { name: 'pure-zone' },
  rules: { 'no-ambient': noAmbient },
};

export default plugin;

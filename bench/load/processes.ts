import { readdirSync, readFileSync } from 'node:fs';

const NS_A_SECOND = 1e9;
const KIB_A_MIB = 1_024;
/** What the kernel counts ended children in. */
const TICKS_A_SECOND = 100;
/** Places in `/proc/PID/stat` behind the name: see proc_pid_stat(5). */
const [PARENT, ENDED_USER, ENDED_SYSTEM] = [1, 13, 14] as const;

/** Processor seconds that a process has had so far, all its threads together; 0 for one that is not there. Linux only, as all here. */
export function cpuSeconds(pid: number): number {
  const tasks = `/proc/${String(pid)}/task`;
  return sum(namesIn(tasks), (task) => Number(textOf(`${tasks}/${task}/schedstat`).split(' ')[0]) / NS_A_SECOND);
}

/** The same of all processes that a process has started, also of those that have ended: of PostgreSQL, its sessions and helpers. */
export function childrenCpuSeconds(parent: number): number {
  const children = namesIn('/proc').filter((name) => /^\d+$/u.test(name) && statOf(name)[PARENT] === String(parent));
  const own = statOf(String(parent));
  const ended = (Number(own[ENDED_USER]) + Number(own[ENDED_SYSTEM])) / TICKS_A_SECOND;
  return ended + sum(children, (name) => cpuSeconds(Number(name)));
}

/** Memory that a process has from the system, in MiB. */
export function rssMiB(pid: number): number {
  const resident = /^VmRSS:\s+(\d+) kB/mu.exec(textOf(`/proc/${String(pid)}/status`))?.[1];
  return Number(resident ?? Number.NaN) / KIB_A_MIB;
}

/** What stands in `/proc/PID/stat` behind the name. */
function statOf(pid: string): readonly string[] {
  const stat = textOf(`/proc/${pid}/stat`);
  // The name may hold anything, and ends with the last bracket.
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Empty for what has ended meanwhile. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function sum<Item>(items: readonly Item[], figure: (item: Item) => number): number {
  return items.reduce((all, item) => all + figure(item), 0);
}

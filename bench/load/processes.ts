import { readdirSync, readFileSync } from 'node:fs';

/** What Linux says of a process: processor seconds so far, and its memory in MiB. Undefined where there is no such record. */
export function processFigures(pid: number): { readonly cpuSeconds: number; readonly rssMiB: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name may hold anything, and ends with the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    const resident = /^VmRSS:\s+(\d+) kB/mu.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return { cpuSeconds: ticks / TICKS_A_SECOND, rssMiB: Number(resident ?? Number.NaN) / 1024 };
  } catch {
    return undefined;
  }
}

/** What the kernel counts in, on every system that Node runs on. */
const TICKS_A_SECOND = 100;

/** Processor seconds of the processes that a process has started and that still run: of PostgreSQL, its sessions. */
export function childrenCpuSeconds(parent: number): number {
  let sum = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[1]) === parent) sum += (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
    } catch {
      // It has ended meanwhile.
    }
  }
  return sum;
}

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestContext } from 'node:test';

/** A file system of a given size in megabytes, mounted for one test. */
export type SmallDisk = { readonly folder: string; resize(megabytes: number): void };

/** Mounts it; `undefined` where mounting is not allowed (not root, or a closed container). */
export function mountSmallDisk(t: TestContext, megabytes: number): SmallDisk | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  chmodSync(folder, 0o755);
  t.after(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    resize: (size) => {
      execFileSync('mount', ['-o', `remount,size=${size}m`, folder]);
    },
  };
}

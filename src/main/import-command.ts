import path from 'node:path';
import { openRowSource } from '../channels/files/open-row-source.ts';
import type { Command } from '../cli/command.ts';
import { createImportCommand } from '../cli/import.ts';
import { createProfileDeriveCommand } from '../cli/profile-derive.ts';
import type { Services } from '../cli/services.ts';
import { createTextDuplicatesCommand } from '../cli/text-duplicates.ts';
import { createTextTopicsCommand } from '../cli/text-topics.ts';
import { instantToMs } from '../domain/kernel/time.ts';
import { now } from './clock.ts';
import { profilesFolder } from './paths.ts';

/** Lends its limits and calendar to a profile made from data, unless another one is named. */
const DEFAULT_PROFILE = path.join(profilesFolder, 'lvliang');

/** The import command on the files of this machine. */
export function createWiredImportCommand(): Command<Services> {
  return createImportCommand({ openRows: openRowSource, nowMs: () => instantToMs(now()) });
}

/** The command that makes a profile out of a file of this machine. */
export function createWiredProfileDeriveCommand(): Command<unknown> {
  return createProfileDeriveCommand({
    openRows: openRowSource,
    nowMs: () => instantToMs(now()),
    defaultBase: DEFAULT_PROFILE,
  });
}

/** The command that finds topics in a file of this machine. */
export function createWiredTextTopicsCommand(): Command<unknown> {
  return createTextTopicsCommand({ openRows: openRowSource });
}

/** The command that finds requests about the same matter in a file of this machine. */
export function createWiredTextDuplicatesCommand(): Command<unknown> {
  return createTextDuplicatesCommand({ openRows: openRowSource });
}

import { createHash } from 'node:crypto';
import { DEMO_KNOWLEDGE_FILE, loadDemoKnowledge } from '../application/knowledge/load-demo-knowledge.ts';
import { DEMO_REQUESTS_FILE, loadDemoRequests } from '../application/profile/load-demo-requests.ts';
import { loadProfile, type ProfileFiles } from '../application/profile/load-profile.ts';
import { profileDigest } from '../application/profile/profile-digest.ts';
import { formatProfileProblem, profileProblemTexts } from '../application/profile/profile-texts.ts';
import { profileWarnings } from '../application/profile/profile-warnings.ts';
import type { Problem } from '../application/structured/problem.ts';
import { compileProfile, type ProfileIndex } from '../domain/profile/profile-index.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { Command } from './command.ts';
import { printProblems, problemRecord } from './print-problems.ts';
import { readFolder } from './read-folder.ts';

/** D-8: reads a city's profile and says everything that is wrong with it; exit code 1 if anything is. */
export const profileCheckCommand: Command<unknown> = {
  name: 'profile check',
  usage: `用法 Usage: ./huiyin profile check DIR [--json]

  DIR   城市配置目录 folder of the profile: city.yaml, units.csv, classes.csv, catalogue.csv, policy.yaml, roles.yaml, calendar/

例 Example: ./huiyin profile check profiles/lvliang`,
  options: {},
  positionals: { min: 1, max: 1 },
  async run({ positionals: [dir = '.'] }, terminal) {
    const files = await readFolder(dir);
    const loaded = loadProfile(files);
    const problems = loaded.ok ? demoProblems(files, compileProfile(loaded.value)) : loaded.error;
    if (!loaded.ok || problems.length > 0) {
      printProblems(problems, profileProblemTexts, { folder: dir }, terminal);
      return 1;
    }
    const profile = loaded.value;
    const warnings = profileWarnings(profile);
    const digest = profileDigest(profile, (text) => createHash('sha256').update(text).digest('hex'));
    if (terminal.json) {
      const records = warnings.map((warning) => problemRecord(warning, profileProblemTexts));
      terminal.print(JSON.stringify({ ok: true, folder: dir, digest, ...profileCounts(profile), warnings: records }));
      return 0;
    }
    const counts = profileCounts(profile);
    terminal.print(`${profile.name.zh} ${profile.name.en} · ${profile.city} · ${profile.edition} · ${profile.validFrom} –`);
    terminal.print(
      `区域 areas ${String(counts.areas)} · 单位 units ${String(counts.units)}，其中二级 of level 2: ${String(counts.unitsLevel2)}`,
    );
    terminal.print(
      `事项分类 classes ${String(counts.classes)}，可用于工单 leaves: ${String(counts.leaves)} · 派单目录 duties ${String(counts.duties)}`,
    );
    terminal.print(`放假安排 holidays: ${counts.calendarYears.join(' ')} · 指纹 digest ${digest.slice(0, 12)}`);
    for (const warning of warnings) {
      terminal.note(`注意 ${formatProfileProblem(warning, 'zh')}`);
      terminal.note(`    ${formatProfileProblem(warning, 'en')}`);
    }
    terminal.print(`没有错误 no errors${warnings.length === 0 ? '' : ` · ${String(warnings.length)} 处注意 warnings`}`);
    return 0;
  },
};

/** How much a profile holds. */
export function profileCounts(profile: Profile): {
  readonly city: string;
  readonly edition: string;
  readonly areas: number;
  readonly units: number;
  readonly unitsLevel2: number;
  readonly classes: number;
  readonly leaves: number;
  readonly duties: number;
  readonly calendarYears: readonly number[];
} {
  const parents = new Set(profile.classes.map((node) => node.parent));
  return {
    city: profile.city,
    edition: profile.edition,
    areas: profile.areas.length,
    units: profile.units.length,
    unitsLevel2: profile.units.filter((unit) => unit.level === 2).length,
    classes: profile.classes.length,
    leaves: profile.classes.filter((node) => !parents.has(node.code)).length,
    duties: profile.catalogue.length,
    calendarYears: profile.calendar.years.map((year) => year.year),
  };
}

/** What is wrong with the texts of the demo city. */
function demoProblems(files: ProfileFiles, index: ProfileIndex): readonly Problem[] {
  const requests = loadDemoRequests(files.get(DEMO_REQUESTS_FILE), index);
  const entries = loadDemoKnowledge(files.get(DEMO_KNOWLEDGE_FILE), index);
  return [...(requests.ok ? [] : requests.error), ...(entries.ok ? [] : entries.error)];
}

import { allDuties, type Duty } from '../domain/profile/find-duty.ts';
import { handlingLimit, isLongCycle } from '../domain/profile/class-rules.ts';
import { compileProfile, type ProfileIndex } from '../domain/profile/profile-index.ts';
import type { AreaCode, ClassCode } from '../domain/kernel/ids.ts';
import { nearest } from '../domain/kernel/nearest.ts';
import { parseLocalDate, type LocalDate } from '../domain/kernel/time.ts';
import type { Name } from '../domain/profile/types.ts';
import { writeLimit } from '../application/profile/decode-limit.ts';
import type { Command } from './command.ts';
import { Failure } from './failure.ts';
import { profileInFolder } from './profile-folder.ts';

/** D-1, D-8: where a matter of a class in an area would go on a day, and why there. */
export const profileDutyCommand: Command<unknown> = {
  name: 'profile duty',
  usage: `用法 Usage: ./huiyin profile duty DIR --class CLASS [--area AREA] [--on DATE] [--json]

  --class CLASS   事项分类代码或名称 code or name of a class
  --area AREA     区域代码或名称，不写则为全市 code or name of an area; without it: anywhere in the city
  --on DATE       日期，不写则为本版首日 a day; without it the first day of the edition

例 Example: ./huiyin profile duty profiles/lvliang --class 路灯不亮 --area 文水县`,
  options: { class: { type: 'string' }, area: { type: 'string' }, on: { type: 'string' } },
  positionals: { min: 1, max: 1 },
  async run({ values, positionals: [dir = '.'] }, terminal) {
    const profile = await profileInFolder(dir, terminal);
    if (profile === undefined) return 1;
    const index = compileProfile(profile);
    const classCode = pick('class', values['class'], index.classes);
    if (classCode === undefined)
      throw new Failure('cli.missingClass', { zh: '请用 --class 写明事项分类。', en: 'Say which class with --class.' }, 1);
    const area = pick('area', values['area'], index.areas) ?? null;
    const on = dayOf(values['on']) ?? profile.validFrom;
    const duties = allDuties(index, classCode, area, on);
    if (terminal.json) terminal.print(JSON.stringify(dutyRecord(index, classCode, area, on, duties)));
    else for (const line of dutyLines(index, classCode, area, on, duties)) terminal.print(line);
    return duties.length > 0 ? 0 : 1;
  },
};

/** The code that was meant: a code itself, or a name in either language that only one thing has. */
function pick<Code extends string>(
  option: string,
  given: unknown,
  things: ReadonlyMap<Code, { readonly code: Code; readonly name: Name }>,
): Code | undefined {
  if (typeof given !== 'string') return undefined;
  const all = [...things.values()];
  const exact = all.find((thing) => thing.code === given);
  const named = all.filter((thing) => thing.name.zh === given || thing.name.en.toLowerCase() === given.toLowerCase());
  const [only, second] = exact === undefined ? named : [exact];
  if (only !== undefined && second === undefined) return only.code;
  const meant = (named.length > 0 ? named : lookingLike(given, all)).map(({ code, name }) => `${code} ${name.zh}`).join('、');
  throw new Failure(
    `cli.unknown.${option}`,
    {
      zh: `配置中没有“${given}”(--${option})${meant === '' ? '' : `，是否指：${meant}`}。`,
      en: `The profile has no single "${given}" (--${option})${meant === '' ? '' : `, did you mean: ${meant}`}.`,
    },
    1,
  );
}

/** Things whose name holds the given words, else the one with the nearest name; at most five. */
function lookingLike<Thing extends { readonly code: string; readonly name: Name }>(
  given: string,
  things: readonly Thing[],
): readonly Thing[] {
  const wanted = given.toLowerCase();
  const holding = things.filter(({ name }) => name.zh.includes(given) || name.en.toLowerCase().includes(wanted));
  if (holding.length > 0) return holding.slice(0, 5);
  const closest = nearest(
    given.slice(0, 64),
    things.flatMap(({ code, name }) => [code, name.zh, name.en]),
  );
  return things.filter(({ code, name }) => [code, name.zh, name.en].some((text) => text === closest)).slice(0, 1);
}

function dayOf(given: unknown): LocalDate | undefined {
  if (typeof given !== 'string') return undefined;
  const day = parseLocalDate(given);
  if (day !== undefined) return day;
  throw new Failure('cli.badDay', { zh: `“${given}”不是日期，应写作 2026-01-31。`, en: `"${given}" is no day, write 2026-01-31.` }, 1);
}

function dutyLines(
  index: ProfileIndex,
  classCode: ClassCode,
  area: AreaCode | null,
  on: LocalDate,
  duties: readonly Duty[],
): readonly string[] {
  const path = index.classPath(classCode);
  const place = area === null ? undefined : index.areas.get(area)?.name;
  const [best, ...others] = duties;
  const head = [
    `事项 class   ${classCode} ${path.map((node) => node.name.zh).join(' / ')} · ${path.at(-1)?.name.en ?? ''}`,
    `区域 area    ${place === undefined ? '全市 anywhere' : `${place.zh} ${place.en}`}`,
    `日期 day     ${on}`,
    `时限 limit   ${writeLimit(handlingLimit(index, 'complaint', classCode))}（投诉 complaint）${isLongCycle(index, classCode) ? ' · 可转长周期 may become long-cycle' : ''}`,
  ];
  if (best === undefined) return [...head, '没有承办单位 nobody has this duty'];
  return [
    ...head,
    `承办 unit    ${unitName(index, best)}`,
    `层级 level   ${best.entry.lowestLevel === 2 ? '不得交由三级单位 not below level 2' : '可交三级单位办理 level 3 may hold it'}`,
    `依据 basis   ${best.entry.id} ${best.entry.basis}`,
    `理由 reason  ${reasonText(index, classCode, best)}`,
    ...others.map((duty) => `其次 else    ${unitName(index, duty)} (${duty.entry.id}, ${reasonText(index, classCode, duty)})`),
  ];
}

function unitName(index: ProfileIndex, duty: Duty): string {
  const unit = index.units.get(duty.entry.unit);
  return `${unit?.name.zh ?? ''} ${unit?.name.en ?? ''} [${duty.entry.unit}]`;
}

function reasonText(index: ProfileIndex, classCode: ClassCode, { entry, reason }: Duty): string {
  const node = index.classes.get(entry.classCode);
  const byClass =
    entry.classCode === classCode
      ? '目录写明此分类 the line names this class'
      : `目录写在上级分类“${node?.name.zh ?? ''}” the line names the class above`;
  const byArea =
    reason.areaSteps === null
      ? '不分区域 for every area'
      : reason.areaSteps === 0
        ? '写明此区域 for this area'
        : '写明上级区域 for the area around it';
  return `${byClass} · ${byArea}`;
}

function dutyRecord(index: ProfileIndex, classCode: ClassCode, area: AreaCode | null, on: LocalDate, duties: readonly Duty[]): unknown {
  return {
    classCode,
    area,
    on,
    limit: handlingLimit(index, 'complaint', classCode),
    longCycle: isLongCycle(index, classCode),
    duties: duties.map(({ entry, reason }) => ({ ...entry, unitName: index.units.get(entry.unit)?.name ?? null, reason })),
  };
}

import { writeLimit } from '../application/profile/decode-limit.ts';
import type { ClassCode } from '../domain/kernel/ids.ts';
import { compileProfile, type ProfileIndex } from '../domain/profile/profile-index.ts';
import type { Profile } from '../domain/profile/types.ts';
import { requestKinds, type RequestKind } from '../domain/vocabulary/request.ts';
import type { Command } from './command.ts';
import { padDisplay } from './display-width.ts';
import { profileCounts } from './profile-check.ts';
import { profileInFolder } from './profile-folder.ts';

/** What a person wants to see of a profile: how much there is, the class tree, the units and the limits. */
export const profileShowCommand: Command<unknown> = {
  name: 'profile show',
  usage: `用法 Usage: ./huiyin profile show DIR [--classes] [--units] [--json]

  --classes   展开到第三级分类 the class tree down to its leaves
  --units     列出全部单位 all units, level 3 under level 2

例 Example: ./huiyin profile show profiles/lvliang`,
  options: { classes: { type: 'boolean' }, units: { type: 'boolean' } },
  positionals: { min: 1, max: 1 },
  async run({ values, positionals: [dir = '.'] }, terminal) {
    const profile = await profileInFolder(dir, terminal);
    if (profile === undefined) return 1;
    if (terminal.json) {
      terminal.print(JSON.stringify(profile));
      return 0;
    }
    const index = compileProfile(profile);
    const lines = [
      ...headLines(profile),
      ...unitLines(index, values['units'] === true),
      ...classLines(index, values['classes'] === true),
      ...limitLines(profile),
    ];
    for (const line of lines) terminal.print(line);
    return 0;
  },
};

function headLines(profile: Profile): readonly string[] {
  const counts = profileCounts(profile);
  return [
    `${profile.name.zh} ${profile.name.en} [${profile.city}]`,
    `版本 edition ${profile.edition} · ${profile.validFrom} – ${profile.validTo ?? ''}`,
    `时区 time zone ${profile.calendar.timeZone} · 放假安排 holidays of ${counts.calendarYears.join(' ')}`,
    `区域 areas (${String(counts.areas)}): ${profile.areas.map((area) => area.name.zh).join('、')}`,
    `角色 roles (${String(profile.roles.length)}): ${profile.roles.map((title) => title.title.zh).join('、')}`,
  ];
}

function unitLines(index: ProfileIndex, all: boolean): readonly string[] {
  const { profile } = index;
  const lines = ['', `单位 units (${String(profile.units.length)})`];
  for (const kind of profile.unitKinds) {
    const units = profile.units.filter((unit) => unit.kind === kind.code);
    lines.push(`  ${kind.name.zh} ${kind.name.en}: ${String(units.length)}`);
    if (!all) continue;
    for (const unit of units.filter(({ level }) => level === 2)) {
      lines.push(
        `    ${unit.name.zh} [${unit.code}]`,
        ...index.childUnits(unit.code).map((child) => `      ${child.name.zh} [${child.code}]`),
      );
    }
  }
  return lines;
}

function classLines(index: ProfileIndex, all: boolean): readonly string[] {
  const lines = ['', `事项分类 classes (${String(index.profile.classes.length)}),* 可转长周期 may become long-cycle`];
  const descend = (parent: ClassCode | null, indent: string): void => {
    for (const node of index.childClasses(parent)) {
      const inner = index.childClasses(node.code);
      const below = !all && node.level === 2 && inner.length > 0 ? ` (${String(inner.length)})` : '';
      lines.push(`${indent}${node.code} ${node.name.zh}${node.longCycle ? ' *' : ''}${below}`);
      if (all || node.level === 1) descend(node.code, `${indent}  `);
    }
  };
  descend(null, '  ');
  return lines;
}

function limitLines({ policy, roles: titles }: Profile): readonly string[] {
  const { handling, handlingByClass, firstAnswer, ...single } = policy.limits;
  const row = (name: string, value: string): string => `  ${padDisplay(name, 24)}${value}`;
  // The keys are those of the record of kinds.
  const kinds = Object.keys(handling) as RequestKind[];
  return [
    '',
    '时限 limits',
    ...kinds.map((kind) => row(`${requestKinds[kind].zh} ${kind}`, writeLimit(handling[kind]))),
    ...handlingByClass.map((own) => row(`分类 class ${own.classCode}`, writeLimit(own.limit))),
    ...Object.entries(firstAnswer).map(([channel, limit]) => row(`首次回应 ${channel}`, writeLimit(limit))),
    ...Object.entries(single).map(([name, limit]) => row(name, writeLimit(limit))),
    row('延期 extensions', `${String(policy.extension.maxCount)} × ${String(policy.extension.maxWorkdaysEach)} workdays`),
    row('长周期 longCycle', `${String(policy.longCycle.maxCalendarDays)} calendarDays`),
    '',
    '督办 supervision',
    ...policy.supervision.ladder.map((step) =>
      row(
        `${String(step.level)} ${step.issuer.zh}`,
        `${writeLimit(step.afterRed)} 后 after red · ${titles.find((title) => title.role === step.role)?.title.zh ?? step.role} · 回复 reply ${writeLimit(step.replyLimit)}`,
      ),
    ),
  ];
}

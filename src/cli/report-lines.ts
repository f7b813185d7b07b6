import type { ReadReport } from '../application/report/read-report.ts';
import { bilingual } from './bilingual.ts';
import { textTable } from './text-table.ts';

const checks = { number: '数字', milestone: '节点', relative: '对照', activity: '动作' } as const;
const LONGEST = 36;

/** A reading as lines for people: promises by section, target figures, suspected errors. */
export function reportLines({ year, figures, commitments, suspects }: ReadReport): readonly string[] {
  const targets = figures.filter(({ role }) => role === 'target');
  const counts = {
    zh: `${year === null ? '' : `${String(year)} 年 `}承诺 ${String(commitments.length)} 项，数字 ${String(figures.length)} 个（目标 ${String(targets.length)}），疑点 ${String(suspects.length)} 处`,
    en: `${String(commitments.length)} promises, ${String(figures.length)} figures (${String(targets.length)} targets), ${String(suspects.length)} suspected errors`,
  };
  const rows = commitments.map(({ anchorStart, deadline, check, theme, anchor, section, place }) => [
    String(anchorStart),
    deadline,
    checks[check],
    theme,
    shortened(anchor),
    place,
    shortened(section),
  ]);
  const lines = [
    bilingual(counts),
    '',
    ...textTable([['位置 at', '期限 by', '核查 check', '领域 theme', '承诺 promise', '地点 place', '章节 section'], ...rows]),
  ];
  if (suspects.length > 0) {
    const doubts = suspects.map(({ start, text, suggestion, reason }) => [String(start), reason, shortened(text), suggestion ?? '—']);
    lines.push('', ...textTable([['位置 at', '原因 reason', '原文 text', '应为 suggestion'], ...doubts]));
  }
  return lines;
}

function shortened(text: string): string {
  const flat = text.replaceAll(/\s+/gu, '');
  return flat.length > LONGEST ? `${flat.slice(0, LONGEST - 1)}…` : flat;
}

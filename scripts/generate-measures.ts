import { measureDefinitions } from '../src/domain/measures/definitions.ts';
import type { MeasureDefinition } from '../src/domain/measures/definition.ts';
import { measureSources } from '../src/domain/measures/sources.ts';
import { measureNames } from '../src/domain/vocabulary/measure.ts';
import type { GeneratedFile } from './generated-file.ts';

const KINDS = {
  ratio: { zh: '比率', en: 'share' },
  mean: { zh: '均值', en: 'mean' },
  hours: { zh: '小时均值与中位数', en: 'mean and median hours' },
} as const;

const UNITS: Readonly<Record<string, string>> = { unit: '现承办单位 the lead now', firstUnit: '首派单位 the unit dispatched to first' };

/** docs/measures.md: every measure with its formula, for people. */
export function generateMeasures(): GeneratedFile {
  const sections = measureDefinitions({ satisfiedLevels: 3 }).map(section);
  const text = `# 指标 Measures

Every figure of the loop, defined once (M-7): console, bulletin, open data, command line and tests count by the same definition.
Generated from \`src/domain/measures/\` by \`npm run gen\`: change it there. How they are kept, and the decisions behind them: [rules/measures.md](rules/measures.md).

Each figure is shown with numerator and denominator, before and after exclusions 剔除前、剔除后 (E-6), for a period of local days and an
as-of instant, whole or by unit 单位, class 类别, area 区域 or channel 渠道. What is placed after the as-of instant does not count yet. Satisfied means the three upper levels here; a city's policy may choose two.

${sections.join('\n\n')}
`;
  return { path: 'docs/measures.md', text };
}

function section(definition: MeasureDefinition): string {
  const { zh, en } = measureNames[definition.id];
  const { numerator, denominator, day } = definition.words;
  const kind = KINDS[definition.kind];
  const source = measureSources[definition.source];
  // A limit knows itself whom it ran against; the other rows take the ticket's unit.
  const unit = definition.source === 'clock' ? '时限所属单位 whom the limit ran against' : (UNITS[definition.unit] ?? definition.unit);
  return `## ${zh} ${en}

\`${definition.id}\` · ${definition.rule} · ${kind.zh} ${kind.en} · 计数对象 counts ${source.zh} ${source.en} · 单位归属 unit: ${unit}

| | 中文 | English |
|---|---|---|
| 分子 numerator | ${numerator.zh} | ${numerator.en} |
| 分母 denominator | ${denominator.zh} | ${denominator.en} |
| 归属日 day | ${day.zh} | ${day.en} |`;
}

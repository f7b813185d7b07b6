import type { EChartsCoreOption } from 'echarts/core';

/** The colours of charts: one hue from light to dark, told apart by how dark they are; lights keep green, yellow and red to themselves. */
export const chartColours = {
  strong: '#0b6670',
  middle: '#5fa3a8',
  soft: '#cfe3e4',
  ink: '#1c2430',
  inkSoft: '#5b6673',
  line: '#dfe3e8',
  scale: ['#e6f1f1', '#a9cfd1', '#5fa3a8', '#0b6670', '#063b41'],
} as const;

const FONT = "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";

/** What all charts have in common: the font, no movement, tooltips that need no HTML, and a description for screen readers. */
export const chartBase = {
  animation: false,
  textStyle: { fontFamily: FONT, fontSize: 13, color: chartColours.ink },
  aria: { enabled: true },
} satisfies EChartsCoreOption;

/** True on a phone, where labels leave little room. */
export function isNarrow(): boolean {
  return globalThis.innerWidth < 800;
}

/** A tooltip drawn in the canvas: the policy of the page lets no HTML in. */
export function tooltip(trigger: 'axis' | 'item', formatter: (items: readonly { readonly dataIndex: number }[]) => string): object {
  return {
    trigger,
    renderMode: 'richText',
    confine: true,
    borderColor: chartColours.line,
    textStyle: { color: chartColours.ink, fontSize: 13 },
    axisPointer: { type: 'line', lineStyle: { color: chartColours.inkSoft } },
    formatter: (items: { readonly dataIndex: number } | readonly { readonly dataIndex: number }[]) => formatter([items].flat()),
  };
}

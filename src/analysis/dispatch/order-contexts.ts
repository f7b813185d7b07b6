import type { Order } from './order.ts';

/** One way to look at orders: those alike have the same key. `words` say in both languages what they share. */
export type OrderContext = { readonly words: { readonly zh: string; readonly en: string }; key(order: Order): string };

type Part = 'leaf' | 'branch' | 'root' | 'area' | 'district' | 'source' | 'kind';

const NONE = '';
const BETWEEN = '\u001F';
const parts: Readonly<Record<Part, (order: Order) => string>> = {
  leaf: ({ classes }) => classes.join(BETWEEN),
  branch: ({ classes }) => classes.slice(0, Math.max(1, classes.length - 1)).join(BETWEEN),
  root: ({ classes }) => classes[0] ?? NONE,
  area: ({ areas }) => areas.join(BETWEEN),
  district: ({ areas }) => areas[0] ?? NONE,
  source: ({ source }) => source,
  kind: ({ kind }) => kind,
};

const classWords = {
  leaf: { zh: '此类', en: 'of this class' },
  branch: { zh: '上级分类', en: 'of the class above' },
  root: { zh: '此大类', en: 'of this main class' },
} as const;
const areaWords = { area: { zh: '本社区', en: 'in this community' }, district: { zh: '本街道', en: 'in this district' } } as const;
const otherWords = { source: { zh: '同渠道', en: 'by this channel' }, kind: { zh: '同性质', en: 'of this kind' } } as const;

/** The most telling first: the first with enough orders is the reason that is shown. */
const crossings: readonly (readonly Part[])[] = [
  ['leaf', 'area', 'source', 'kind'],
  ['leaf', 'area', 'source'],
  ['leaf', 'area', 'kind'],
  ['leaf', 'area'],
  ['leaf', 'district', 'source'],
  ['leaf', 'district'],
  ['leaf', 'source'],
  ['leaf', 'kind'],
  ['leaf'],
  ['branch', 'area', 'source'],
  ['branch', 'area'],
  ['branch', 'district'],
  ['branch', 'source'],
  ['branch'],
  ['root', 'area', 'source'],
  ['root', 'area'],
  ['root', 'district'],
  ['root'],
  ['area', 'source'],
  ['area'],
  ['district'],
];

/** All ways in which orders are compared. */
export const orderContexts: readonly OrderContext[] = crossings.map((crossing) => ({
  words: wordsOf(crossing),
  key: (order) => crossing.map((part) => parts[part](order)).join('\u001E'),
}));

/** Where the class alone is compared, and its branch: what units of a kind hold elsewhere. */
export const KIND_CONTEXTS: readonly number[] = [6, 8, 13];

function wordsOf(crossing: readonly Part[]): { readonly zh: string; readonly en: string } {
  const ofClass = crossing.find((part) => part === 'leaf' || part === 'branch' || part === 'root');
  const ofArea = crossing.find((part) => part === 'area' || part === 'district');
  const others = crossing.flatMap((part) => (part === 'source' || part === 'kind' ? [otherWords[part]] : []));
  const all = [...others, ...(ofArea === undefined ? [] : [areaWords[ofArea]]), ...(ofClass === undefined ? [] : [classWords[ofClass]])];
  return {
    zh: all.map(({ zh }) => zh).join(''),
    en: all
      .toReversed()
      .map(({ en }) => en)
      .join(' '),
  };
}

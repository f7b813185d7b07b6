/**
 * Lint plugin for the two languages of the house: code speaks English with the words of the glossary, and Chinese text
 * stands in a label beside its English, so that no screen is left with one language.
 */
import { withChineseMarks } from './chinese-marks.ts';
import type { Node, Rule } from './lint-rule.ts';

const chinese = /\p{Script=Han}/u;

/** The field that must stand beside a field with Chinese: `citizenEn` beside `citizenZh`, else `en`. */
function englishBeside(field: string | undefined): string | undefined {
  if (field === 'en' || field === 'citizenEn') return undefined;
  return field === 'citizenZh' ? 'citizenEn' : 'en';
}

/** Chinese terms in letters, and the words of other trades that the glossary avoids. */
const foreignWords = new Set(
  (
    'suqiu gongdan suqiuren zhongxin danwei bumen chengban zhuban xieban paidan mulu shouli jieshou qianshou tuidan huishang shouban ' +
    'banli banjie lianxi yanqi zhouqi dafu huajie jiejue manyi manyidu huifang chongban tichu duban cuiban shixian gongzuori jiejiari ' +
    'tiaoxiu anqi chengnuo taizhang zhibiao mubiao jindu xiaohao minsheng chongfu redian rexian shizhang leixing zhuangtai jibie ' +
    'sla kpi'
  ).split(' '),
);

/** The field of an object that a property node defines. */
function fieldOf(property: Node): string | undefined {
  if (property.key?.type === 'Identifier') return property.key.name;
  return typeof property.key?.value === 'string' ? property.key.value : undefined;
}

/** The text of a field of an object, where it is a plain literal. */
function literalOf(object: Node, field: string): string | undefined {
  const property = (object.properties ?? []).find((candidate) => fieldOf(candidate) === field);
  const value = property?.value as Node | undefined;
  return typeof value?.value === 'string' ? value.value : undefined;
}

/** The parameters of a text: the words in braces, each once, sorted; `nameEn` is the English text's `name`. */
function parametersOf(text: string): string {
  return [...new Set([...text.matchAll(/\{(\w+)/gu)].map((match) => (match[1] ?? '').replace(/(?<=[a-z])(?:En|Zh)$/u, '')))]
    .toSorted()
    .join(', ');
}

/** True when the text lies in a field of an object that has the field for English too. */
function standsBesideEnglish(node: Node): boolean {
  for (let inner: Node | null | undefined = node; inner !== undefined && inner !== null; inner = inner.parent) {
    if (inner.type !== 'Property') continue;
    const english = englishBeside(fieldOf(inner));
    if (english !== undefined && (inner.parent?.properties ?? []).some((other) => fieldOf(other) === english)) return true;
  }
  return false;
}

const bilingual: Rule = {
  meta: { type: 'problem', docs: { description: 'Chinese text stands in a label beside its English.' } },
  create(context) {
    return {
      Literal(node) {
        if (typeof node.value !== 'string' || !chinese.test(node.value) || standsBesideEnglish(node as unknown as Node)) return;
        context.report({ node, message: 'Chinese text outside a label: write { zh, en }' });
      },
      TemplateElement(node) {
        if (!chinese.test(node.value.raw) || standsBesideEnglish(node as unknown as Node)) return;
        context.report({ node, message: 'Chinese text outside a label: write { zh, en }' });
      },
    };
  },
};

const sameInBoth: Rule = {
  meta: { type: 'problem', docs: { description: 'The two texts of a label fill in the same parameters, each in its language.' } },
  create(context) {
    return {
      ObjectExpression(node) {
        for (const [chineseField, englishField] of [['zh', 'en'] as const, ['citizenZh', 'citizenEn'] as const]) {
          const zh = literalOf(node as unknown as Node, chineseField);
          const en = literalOf(node as unknown as Node, englishField);
          if (zh === undefined || en === undefined) continue;
          if (parametersOf(zh) !== parametersOf(en)) {
            context.report({ node, message: `parameters differ: {${parametersOf(zh)}} in Chinese, {${parametersOf(en)}} in English` });
          }
          if (en.trim() === '' || zh.trim() === '') context.report({ node, message: 'a label without text' });
        }
      },
    };
  },
};

const chineseMarks: Rule = {
  meta: { type: 'suggestion', fixable: 'code', docs: { description: 'Chinese text has full-width marks.' } },
  create(context) {
    const check = (node: Parameters<typeof context.sourceCode.getText>[0] & object): void => {
      const written = context.sourceCode.getText(node);
      const wanted = withChineseMarks(written);
      if (wanted === written) return;
      context.report({ node, message: `full-width marks in Chinese text: ${wanted}`, fix: (fixer) => fixer.replaceText(node, wanted) });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node);
      },
      TemplateElement: check,
    };
  },
};

const englishNames: Rule = {
  meta: { type: 'problem', docs: { description: 'Names are ASCII English, with the words of the glossary.' } },
  create(context) {
    return {
      Identifier(node) {
        if (!/^[\w$]+$/u.test(node.name)) return context.report({ node, message: `${node.name}: names are ASCII` });
        const words = node.name.split(/[_$\d]+|(?<=[a-z])(?=[A-Z])/u).map((word) => word.toLowerCase());
        const foreign = words.find((word) => foreignWords.has(word));
        if (foreign !== undefined) context.report({ node, message: `${foreign}: take the word of docs/glossary.md` });
      },
    };
  },
};

const plugin: {
  readonly meta: { readonly name: string };
  readonly rules: Readonly<Record<'bilingual' | 'same-in-both' | 'chinese-marks' | 'english-names', Rule>>;
} = {
  meta: { name: 'words' },
  rules: { bilingual, 'same-in-both': sameInBoth, 'chinese-marks': chineseMarks, 'english-names': englishNames },
};

export default plugin;

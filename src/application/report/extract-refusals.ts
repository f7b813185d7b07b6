import type { Label } from '../../domain/vocabulary/label.ts';

/** Why no report could be read from a file. */
export const extractRefusals = {
  'report.empty': { zh: '文件是空的，没有可读的文字。', en: 'The file is empty or holds no words.' },
  'report.tooLarge': {
    zh: '文件过大（超过 20 MB，或文字超过 200 万字），不像一份工作报告。',
    en: 'The file is too large for a work report (over 20 MB, or over two million characters).',
  },
  'report.binary': { zh: '这不是文字、Word（docx）、PDF 或网页文件。', en: 'This is neither text nor Word (docx), PDF or a web page.' },
  'report.oldWord': {
    zh: '这是旧版 Word（doc）文件，请另存为 docx 后再读。',
    en: 'This is a file of old Word (doc). Save it as docx first.',
  },
  'report.damaged': {
    zh: '文件已损坏或加了密码，读不出文字。',
    en: 'The file is damaged or locked by a password; its words cannot be read.',
  },
  'report.noTextInPdf': {
    zh: '这份 PDF 只有图像，没有文字层，请先做文字识别。',
    en: 'This PDF holds images only. Recognise its text first.',
  },
  'report.encoding': { zh: '文字编码不完好：既不是完好的 UTF-8，也不是 GB18030。', en: 'The text is neither sound UTF-8 nor GB18030.' },
  'report.notReport': {
    zh: '没有读到任何数字或承诺，这不像一份政府工作报告。',
    en: 'No figure and no promise was found; this does not look like a work report.',
  },
} as const satisfies Readonly<Record<string, Label>>;

export type ExtractRefusal = keyof typeof extractRefusals;

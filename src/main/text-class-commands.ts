import type { OpenRowSource } from '../application/import/ports.ts';
import type { CommandEntry } from '../cli/command.ts';
import type { Services } from '../cli/services.ts';

/** The commands that give classes to the texts of files of this machine. */
export const textClassEntries: readonly CommandEntry<Services>[] = [
  {
    name: 'text train',
    summary: { zh: '用已分类的诉求学习分类', en: 'learn classes from labelled requests' },
    load: async () => (await import('../cli/text-train.ts')).createTextTrainCommand((await files()).openRowSource),
  },
  {
    name: 'text classify',
    summary: { zh: '给诉求分类', en: 'give requests of a file their class' },
    load: async () => (await import('../cli/text-classify.ts')).createTextClassifyCommand((await files()).openRowSource),
  },
  {
    name: 'text evaluate',
    summary: { zh: '检验分类', en: 'how well requests are given their class' },
    load: async () => (await import('../cli/text-evaluate.ts')).createTextEvaluateCommand((await files()).openRowSource),
  },
];

/** Loaded only when a command is called, so that help is quick. */
async function files(): Promise<{ readonly openRowSource: OpenRowSource }> {
  return await import('../channels/files/open-row-source.ts');
}

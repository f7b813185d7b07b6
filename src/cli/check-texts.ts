import type { StoredCheck } from '../application/consistency/ports.ts';
import type { Label } from '../domain/vocabulary/label.ts';

type CheckText = { readonly name: string; readonly advice: Label };

const report: Label = {
  zh: '程序不会造成这种情况：请停用写入、保留一份备份，并附上本输出报告。若有更早的备份，可先恢复它。',
  en: 'The program does not do this: stop writing, keep a backup, and report it with this output. Restore an earlier backup if there is one.',
};

/** What each check is called, and what to do when it finds something. */
export const checkTexts: Readonly<Record<StoredCheck | 'clocks' | 'differences', CheckText>> = {
  differences: {
    name: '读模型不一致 rows different',
    advice: {
      zh: '运行 ./huiyin check --repair，按历史改正这些行（办理动作会等待）。',
      en: 'Run ./huiyin check --repair: the rows are made what history says (commands wait meanwhile).',
    },
  },
  clocks: {
    name: '时钟不合规则 clocks against the rules',
    advice: {
      zh: '历史本身有误，不能由程序改正：请用 ./huiyin ticket show 查看并人工办理，同时报告。',
      en: 'History itself is at fault, which no program can mend: look with ./huiyin ticket show, act by hand, and report it.',
    },
  },
  historyGaps: { name: '历史缺失 gaps in history', advice: report },
  answersWithoutEvents: { name: '半个命令 half commands', advice: report },
  personsMissing: { name: '缺失的诉求人 callers missing', advice: report },
  personsOrphaned: {
    name: '无人引用的诉求人 callers nobody refers to',
    advice: {
      zh: '这些个人信息没有保存理由：确认后由系统管理员删除对应的 person 行。',
      en: 'Nobody has a reason to keep these personal data: have the administrator remove their rows of person, once confirmed.',
    },
  },
  listCounts: {
    name: '待办计数不符 counts of lists different',
    advice: {
      zh: '运行 ./huiyin check --repair，计数会重新统计。',
      en: 'Run ./huiyin check --repair: they are counted anew.',
    },
  },
  searchDiffers: {
    name: '检索索引不符 search index different',
    advice: {
      zh: '运行 ./huiyin reindex，重建检索索引。',
      en: 'Run ./huiyin reindex: the search index is built anew.',
    },
  },
  checkpointsAhead: {
    name: '投影超前 projections ahead',
    advice: {
      zh: '数据来自另一台服务器：重启回音即可恢复。',
      en: 'The data come from another server: restart Huiyin, which puts it right.',
    },
  },
};

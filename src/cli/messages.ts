import type { Label } from '../domain/vocabulary/label.ts';

/** What the command line says on its own account, in both languages. */
export const messages = {
  title: (version: string): Label => ({
    zh: `回音 ${version}：件件有着落，事事有回音`,
    en: `Huiyin ${version}: every matter lands somewhere, every voice gets an echo`,
  }),
  usage: { zh: '用法', en: 'Usage' },
  commands: { zh: '命令', en: 'Commands' },
  everywhere: { zh: '所有命令通用', en: 'With every command' },
  json: { zh: '以 JSON 输出结果', en: 'print the result as JSON' },
  help: { zh: '显示说明', en: 'show help' },
  version: { zh: '显示版本', en: 'show the version' },
  exitCodes: { zh: '退出码：0 成功，1 输入有误，2 环境故障', en: 'Exit codes: 0 success, 1 wrong input, 2 the environment failed' },
  seeHelp: (call: string): Label => ({ zh: `查看说明：${call}`, en: `See: ${call}` }),
  unknownCommand: (word: string, meant: string | undefined): Label => ({
    zh: `没有命令“${word}”${meant === undefined ? '' : `，是否要用“${meant}”`}。`,
    en: `There is no command "${word}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
  }),
  incompleteCommand: (word: string, names: readonly string[]): Label => ({
    zh: `“${word}”后还要写明做什么：${names.join('、')}。`,
    en: `"${word}" needs one more word: ${names.join(', ')}.`,
  }),
  unknownOption: (option: string, meant: string | undefined): Label => ({
    zh: `没有选项 ${option}${meant === undefined ? '' : `，是否要用 ${meant}`}。`,
    en: `There is no option ${option}.${meant === undefined ? '' : ` Did you mean ${meant}?`}`,
  }),
  missingValue: (option: string): Label => ({
    zh: `选项 ${option} 后要写值（以“-”开头的值写作 ${option}=值）。`,
    en: `Option ${option} needs a value (write ${option}=VALUE for a value that starts with "-").`,
  }),
  needlessValue: (option: string): Label => ({ zh: `选项 ${option} 不带值。`, en: `Option ${option} takes no value.` }),
  repeatedOption: (option: string): Label => ({ zh: `选项 ${option} 只能写一次。`, en: `Option ${option} may be given only once.` }),
  missingWords: (given: number, needed: number): Label => ({
    zh: `参数太少：需要 ${String(needed)} 个，只有 ${String(given)} 个。`,
    en: `Too few words: ${String(needed)} needed, ${String(given)} given.`,
  }),
  needlessWord: (word: string): Label => ({ zh: `多余的参数“${word}”。`, en: `Unexpected word "${word}".` }),
  missingPackage: (name: string): Label => ({
    zh: `缺少依赖 ${name}：请重新运行 npm ci。`,
    en: `The package ${name} is missing: run "npm ci" again.`,
  }),
  unexpected: (message: string): Label => ({
    zh: `意外错误：${message}（设 HUIYIN_DEBUG=1 可看详情）`,
    en: `Unexpected error: ${message} (set HUIYIN_DEBUG=1 for details)`,
  }),
} as const;

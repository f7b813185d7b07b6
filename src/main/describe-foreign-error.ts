import type { FailureText } from '../cli/describe-failure.ts';
import type { Label } from '../domain/vocabulary/label.ts';

/** What to read in Chinese for errors that the inner zones throw; the English sentence is the error's own. */
const sentences: Readonly<Record<string, (en: string) => Label>> = {
  'EmbeddedError.inUse': (en) => ({ zh: '数据目录正被另一个回音使用。', en }),
  'EmbeddedError.otherMachine': (en) => ({ zh: '数据目录被另一台机器锁定。', en }),
  'EmbeddedError.wrongVersion': (en) => ({ zh: '数据由另一版本的 PostgreSQL 写成，本版本不能打开。', en }),
  'EmbeddedError.diskFull': (en) => ({ zh: '磁盘已满。', en }),
  'EmbeddedError.noPermission': (en) => ({ zh: '没有使用数据目录的权限。', en }),
  'EmbeddedError.unreachable': (en) => ({ zh: 'PostgreSQL 所用的系统账号无法进入数据目录。', en }),
  'EmbeddedError.unsupported': (en) => ({ zh: '本机没有可用的 PostgreSQL：请运行 npm ci，或设置 DATABASE_URL。', en }),
  'EmbeddedError.startFailed': (en) => ({ zh: 'PostgreSQL 未能启动。', en }),
  'MigrationError.badFile': (en) => ({ zh: 'sql 目录中的文件不合规则。', en }),
  'MigrationError.changed': (en) => ({ zh: '已执行过的表结构文件被改动。', en }),
  'MigrationError.outOfOrder': (en) => ({ zh: '新的表结构文件编号过小。', en }),
  'MigrationError.newerBreaking': (en) => ({ zh: '数据库已由更新版本的回音升级，请更新程序。', en }),
  'MigrationError.failed': (en) => ({ zh: '表结构升级失败，该文件的改动已全部撤销。', en }),
  UnsupportedServer: (en) => ({ zh: 'DATABASE_URL 指向的数据库不能使用。', en }),
  DatabaseUnavailable: (en) => ({ zh: '数据库没有回应，未确认的改动没有保存。', en }),
  DiskFull: (en) => ({ zh: '数据库所在磁盘已满，未确认的改动没有保存。', en }),
};

/** Words the errors of the database zone. By name, not by class: their code is loaded only when it is needed. */
export function describeForeignError(error: unknown): FailureText | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const name = code === undefined ? error.name : `${error.name}.${code}`;
  const text = sentences[name]?.(error.message);
  return text === undefined ? undefined : { code: name, text, exitCode: 2 };
}

import type { BackupFault, RestoreFault } from '../application/backup/ports.ts';
import type { Label } from '../domain/vocabulary/label.ts';

/** Why a file cannot be restored from. */
export const backupFaultTexts: Readonly<Record<BackupFault, (file: string) => Label>> = {
  notFound: (file) => ({ zh: `没有文件 ${file}。`, en: `There is no file ${file}.` }),
  notReadable: (file) => ({ zh: `无法读取 ${file}。`, en: `${file} cannot be read.` }),
  foreign: (file) => ({ zh: `${file} 不是回音的备份文件。`, en: `${file} is not a backup of Huiyin.` }),
  newerFormat: (file) => ({
    zh: `${file} 由更新版本的回音写成，请先更新程序。`,
    en: `${file} was written by a newer Huiyin; update this one first.`,
  }),
  truncated: (file) => ({
    zh: `${file} 不完整：文件结尾缺失，不能恢复。请用另一份备份。`,
    en: `${file} is not whole: its end is missing. It cannot be restored; take another backup.`,
  }),
  damaged: (file) => ({
    zh: `${file} 已损坏：内容与写入时的校验和不符，不能恢复。请用另一份备份。`,
    en: `${file} is damaged: it is not what was written, by its checksum. It cannot be restored; take another backup.`,
  }),
};

/** Why a database cannot take a backup. */
export const restoreFaultTexts: Readonly<Record<RestoreFault, Label>> = {
  notEmpty: {
    zh: '这里已有数据，恢复只写入空的安装。请用 --into 指定新的数据目录，或换一个空的数据库。',
    en: 'There are data here already, and a restore goes into an empty installation only. Name a new data folder with --into, or another database.',
  },
  newerProgram: {
    zh: '备份来自更新版本的回音，请先更新程序。',
    en: 'The backup comes from a newer Huiyin; update this one first.',
  },
  otherProgram: {
    zh: '备份的表结构与本程序的 sql 目录不符，请用写入备份的那一版程序恢复，再升级。',
    en: 'The schema of the backup is not the one in the folder sql of this program: restore it with the program that wrote it, then update.',
  },
};

/** What both commands say of the key. */
export const keyTexts = {
  apart: (file: string): Label => ({
    zh: `个人信息的密钥不在备份里，请另行保存 ${file}：没有它，恢复后姓名和电话无法解读。`,
    en: `The key of personal data is not in the backup. Keep ${file} in another place: without it, nobody can read names and numbers after a restore.`,
  }),
  other: (file: string): Label => ({
    zh: `密钥文件 ${file} 不是备份所用的那一把。请换成原来的密钥文件，或移走它。`,
    en: `The key in ${file} is not the one that this backup needs. Put the right file in its place, or move it away.`,
  }),
  missing: (file: string, persons: number): Label => ({
    zh: `还缺密钥：请把原来的 person.key 放到 ${file}，之后才能启动。没有它，${String(persons)} 位诉求人的姓名和电话、查询码和两步验证都无法恢复；工单、答复和统计不受影响。`,
    en: `The key is missing: put the old person.key at ${file}, or Huiyin will not start. Without it the names and numbers of ${String(persons)} callers, their query codes and second sign-in steps are lost; tickets, answers and figures are not.`,
  }),
  there: { zh: '密钥与备份相符。', en: 'The key fits the backup.' },
} as const;

/** Other sentences. */
export const backupTexts = {
  taken: (file: string): Label => ({
    zh: `文件 ${file} 已存在，备份从不覆盖。`,
    en: `${file} is there already, and a backup never overwrites.`,
  }),
  notWritable: (file: string, reason: string): Label => ({
    zh: `无法写入 ${file}：${reason}`,
    en: `${file} cannot be written: ${reason}`,
  }),
  ownDatabase: {
    zh: '设置了 DATABASE_URL 时不能用 --into：恢复会写入该数据库。',
    en: '--into cannot be used with DATABASE_URL, which is where the restore would go.',
  },
  interrupted: { zh: '已中断，没有留下备份文件。', en: 'Interrupted; there is no backup file.' },
  notRestored: { zh: '已中断，没有写入任何数据。', en: 'Interrupted; nothing was restored.' },
  next: { zh: '请运行 ./huiyin check 核对，再启动。', en: 'Now run ./huiyin check, then start.' },
} as const;

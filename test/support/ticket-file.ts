import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadDemoRequests } from '../../src/application/profile/load-demo-requests.ts';
import { loadProfile } from '../../src/application/profile/load-profile.ts';
import { instantFromMs, MINUTE_MS } from '../../src/domain/kernel/time.ts';
import { compileProfile } from '../../src/domain/profile/profile-index.ts';
import type { Profile } from '../../src/domain/profile/types.ts';
import { drawFrom } from './chance.ts';
import { profileFiles } from './profile-files.ts';

/** The mapping of the generated files: that of the example, with the callers, who are not masked here. */
export function ticketFileMapping(): string {
  const example = readFileSync(path.join(import.meta.dirname, '..', '..', 'examples', 'import', 'tickets.yaml'), 'utf8');
  return `${example}  caller: { name: 来电人, phone: 联系电话 }\n`;
}

const COLUMNS =
  '工单编号,来电时间,来源,诉求类型,紧急程度,标题,诉求内容,事项分类,区县,承办单位,办理期限,办结时间,工单状态,是否按期,回访结果,满意度,来电人,联系电话';

/** How many lines are put together before they are written. */
const LINES_PER_PIECE = 1_000;
/** A hotline's busy city: this many minutes of the year lie between two tickets. */
const MINUTES_BETWEEN = 5;
const MINUTES_OF_A_YEAR = 365 * 24 * 60;

/** The city that the generated files belong to. */
export function ticketFileProfile(): Profile {
  const loaded = loadProfile(profileFiles('lvliang'));
  if (!loaded.ok) throw new Error('the profile of Lüliang has errors');
  return loaded.value;
}

/**
 * A table of `rows` tickets of a year as a hotline system exports it, in pieces of text: the same for the same rows. `withCallers`
 * gives nine of ten tickets a name and a phone number, which no network has handed out.
 */
export function* ticketFile(rows: number, withCallers: boolean): Generator<string, void> {
  const profile = ticketFileProfile();
  const requests = loadDemoRequests(readFileSync(demoFile), compileProfile(profile));
  if (!requests.ok) throw new Error('the requests of the demo city have errors');
  const pathOf = pathsOf(profile);
  const areas = new Map(profile.areas.map(({ code, name }) => [code, name.zh]));
  const units = profile.units.filter(({ level }) => level === 2).map(({ name }) => name.zh);
  const draw = drawFrom(7);
  let piece = `${COLUMNS}\n`;
  for (let row = 0; row < rows; row += 1) {
    const request = draw.pick(requests.value);
    const minute = (row * MINUTES_BETWEEN + Math.floor(draw.next() * MINUTES_BETWEEN)) % MINUTES_OF_A_YEAR;
    const took = Math.floor(draw.next() ** 3 * 20 * 24 * 60);
    const open = draw.happens(0.05);
    const inTime = took < 7 * 24 * 60;
    const caller = withCallers && draw.happens(0.9);
    const cells = [
      `R${String(row + 1).padStart(9, '0')}`,
      wall(minute),
      draw.pick(['12345热线', '网站', '手机客户端', '市长信箱']),
      draw.pick(['咨询', '求助', '投诉', '举报', '建议']),
      draw.happens(0.03) ? '紧急' : '一般',
      request.text.slice(0, 12),
      `${request.text}(第${String(row + 1)}件)`,
      pathOf(request.class),
      request.area === null ? '' : (areas.get(request.area) ?? ''),
      draw.pick(units),
      wall(minute + 7 * 24 * 60),
      open ? '' : wall(minute + took),
      open ? '办理中' : '已归档',
      open ? '' : inTime ? '按期' : '超期',
      open ? '' : draw.pick(['已解决', '已解决', '未解决', '未接通']),
      open ? '' : draw.pick(['非常满意', '满意', '基本满意', '不满意']),
      caller ? `来电人${String(Math.floor(draw.next() * 50_000))}` : '',
      caller ? `100${String(Math.floor(draw.next() * 1e8)).padStart(8, '0')}` : '',
    ];
    piece += `${cells.map(quoted).join(',')}\n`;
    if (row % LINES_PER_PIECE === 0) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

const demoFile = path.join(import.meta.dirname, '..', '..', 'profiles', 'lvliang', 'demo', 'requests.yaml');

function wall(minute: number): string {
  return instantFromMs(Date.UTC(2025, 0, 1) + minute * MINUTE_MS)
    .slice(0, 16)
    .replace('T', ' ');
}

function quoted(text: string): string {
  return /[",\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Names of the classes from the top down, as the example's mapping reads them. */
function pathsOf({ classes }: Profile): (code: string) => string {
  const byCode = new Map(classes.map((node) => [node.code as string, node]));
  return (code) => {
    const names: string[] = [];
    for (let node = byCode.get(code); node !== undefined; node = node.parent === null ? undefined : byCode.get(node.parent)) {
      names.unshift(node.name.zh);
    }
    return names.join('>');
  };
}

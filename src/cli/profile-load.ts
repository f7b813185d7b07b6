import { recomputeDeadlines } from '../application/deadlines/recompute-deadlines.ts';
import type { RecomputeReport } from '../application/deadlines/recompute-deadlines.ts';
import { keepMap, MAP_FILE } from '../application/intake/keep-map.ts';
import { publishProfile } from '../application/profile/publish-profile.ts';
import type { Profile } from '../domain/profile/types.ts';
import type { Label } from '../domain/vocabulary/label.ts';
import { bilingual } from './bilingual.ts';
import type { Command, Terminal } from './command.ts';
import { profileInFolder } from './profile-folder.ts';
import { readFolder } from './read-folder.ts';
import type { Services } from './services.ts';

/** Puts an edition of a city's profile into use; it holds from its first day of validity on. */
export const profileLoadCommand: Command<Services> = {
  name: 'profile load',
  usage: `用法 Usage: ./huiyin profile load DIR [--json]

  新版本带来新公布的放假安排时，暂定的期限随即逐件重算（留有事件）。
  When the edition brings newly published holidays, provisional deadlines are counted again, each by an event.

例 Example: ./huiyin profile load profiles/lvliang`,
  options: {},
  positionals: { min: 1, max: 1 },
  async run({ positionals: [dir = '.'] }, terminal, open) {
    const profile = await profileInFolder(dir, terminal);
    if (profile === undefined) return 1;
    const services = await open();
    const published = await publishProfile(services.profiles, profile, services.sha256);
    if (!published.ok) {
      if (terminal.json) terminal.print(JSON.stringify({ ok: false, city: profile.city, edition: profile.edition, code: published.error }));
      else terminal.note(bilingual(takenText(profile)));
      return 1;
    }
    const map = await keepMap(services.tickets.cityMaps, profile.city, await readFolder(dir));
    if (map === 'unreadable')
      terminal.note(
        bilingual({
          zh: `地图 ${MAP_FILE} 不是有效的 GeoJSON，未启用`,
          en: `${MAP_FILE} is no GeoJSON that can be read; the map stays as it was`,
        }),
      );
    const report = await recount(services, profile, terminal);
    const { city, edition } = profile;
    if (terminal.json) terminal.print(JSON.stringify({ ok: true, city, edition, result: published.value, ...report }));
    else {
      terminal.print(bilingual(publishedText(profile, published.value)));
      if (report.recomputed > 0) terminal.print(bilingual(recomputedText(report)));
      for (const { ticket, refusal } of report.problems) terminal.note(`${ticket}: ${refusal.code}`);
    }
    return report.problems.length === 0 ? 0 : 1;
  },
};

async function recount({ tickets, signal }: Services, { city, edition }: Profile, terminal: Terminal): Promise<RecomputeReport> {
  const reason = `启用版本 ${edition}`;
  return await recomputeDeadlines(tickets, { city, reason, signal }, (recomputed) => {
    if (recomputed > 0) terminal.progress(bilingual({ zh: `已重算 ${String(recomputed)} 件`, en: `${String(recomputed)} recounted` }));
  });
}

function publishedText({ city, edition, validFrom }: Profile, result: 'added' | 'known'): Label {
  return result === 'added'
    ? { zh: `已启用 ${city} 的版本 ${edition}，自 ${validFrom} 起有效`, en: `edition ${edition} of ${city} holds from ${validFrom} on` }
    : { zh: `${city} 的版本 ${edition} 已在使用，没有变化`, en: `edition ${edition} of ${city} is in use already, nothing changed` };
}

function recomputedText({ recomputed }: RecomputeReport): Label {
  return {
    zh: `按新日历重算了 ${String(recomputed)} 件的暂定期限`,
    en: `provisional deadlines of ${String(recomputed)} tickets counted again`,
  };
}

function takenText({ city, edition }: Profile): Label {
  return {
    zh: `${city} 已有另一份内容不同的版本 ${edition}：期限都引用版本号，请在 city.yaml 中换一个版本号`,
    en: `${city} has another edition ${edition} already; deadlines cite editions, so give this one a new name in city.yaml`,
  };
}

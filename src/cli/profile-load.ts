import { publishProfile } from '../application/profile/publish-profile.ts';
import { bilingual } from './bilingual.ts';
import type { Command } from './command.ts';
import { profileInFolder } from './profile-folder.ts';
import type { Services } from './services.ts';

/** Puts an edition of a city's profile into use; it holds from its first day of validity on. */
export const profileLoadCommand: Command<Pick<Services, 'profiles' | 'sha256'>> = {
  name: 'profile load',
  summary: '启用城市配置 put a city profile into use',
  usage: `用法 Usage: ./huiyin profile load DIR [--json]

例 Example: ./huiyin profile load profiles/lvliang`,
  options: {},
  positionals: { min: 1, max: 1 },
  async run({ positionals: [dir = '.'] }, terminal, open) {
    const profile = await profileInFolder(dir, terminal);
    if (profile === undefined) return 1;
    const { profiles, sha256 } = await open();
    const published = await publishProfile(profiles, profile, sha256);
    const { city, edition, validFrom } = profile;
    if (terminal.json) {
      terminal.print(JSON.stringify({ ok: published.ok, city, edition, result: published.ok ? published.value : published.error }));
    } else if (published.ok) {
      const texts = {
        added: {
          zh: `已启用 ${city} 的版本 ${edition},自 ${validFrom} 起有效`,
          en: `edition ${edition} of ${city} holds from ${validFrom} on`,
        },
        known: {
          zh: `${city} 的版本 ${edition} 已在使用,没有变化`,
          en: `edition ${edition} of ${city} is in use already, nothing changed`,
        },
      };
      terminal.print(bilingual(texts[published.value]));
    } else {
      const zh = `${city} 已有另一份内容不同的版本 ${edition}:期限都引用版本号,请在 city.yaml 中换一个版本号`;
      terminal.note(
        bilingual({
          zh,
          en: `${city} has another edition ${edition} already; deadlines cite editions, so give this one a new name in city.yaml`,
        }),
      );
    }
    return published.ok ? 0 : 1;
  },
};

import { setTimeout as wait } from 'node:timers/promises';
import { rebuildSearchIndex } from '../application/search/rebuild-index.ts';
import type { TicketId } from '../domain/kernel/ids.ts';
import { chooseCity } from './choose-city.ts';
import type { Command } from './command.ts';
import { optionText } from './option-text.ts';
import type { Services } from './services.ts';

/** What the command needs of the services. */
export type ReindexServices = Pick<Services, 'profiles' | 'signal'> & {
  readonly tickets: Pick<Services['tickets'], 'events' | 'persons' | 'time' | 'projectionLog' | 'searchIndex' | 'profiles'>;
};

/** `./huiyin reindex`: puts every ticket into the search index again. */
export const reindexCommand: Command<ReindexServices> = {
  name: 'reindex',
  usage: `用法 Usage: ./huiyin reindex [--city ID] [--json]

  按历史逐件重建检索索引；期间检索和办理照常。机构、事项分类或地区的上下级关系变更后需要执行。
  Puts every ticket into the search index again, by its history; searching and handling go on. Called for when units, classes or
  areas have come under others.`,
  options: { city: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(input, terminal, open) {
    const { profiles, tickets, signal } = await open();
    const city = await chooseCity(profiles, optionText(input, 'city'));
    let events = 0;
    const broken: TicketId[] = [];
    await rebuildSearchIndex(
      { ...tickets, wait: async (ms) => await wait(ms) },
      {
        city,
        signal,
        onBroken: (_city, ticket) => {
          broken.push(ticket);
        },
        progress: (done) => {
          events = done;
          terminal.progress(`已处理 done ${String(events)}`);
        },
      },
    );
    if (terminal.json) terminal.print(JSON.stringify({ events, complete: !signal.aborted, broken }));
    else terminal.print(`已按 ${String(events)} 条历史重建检索索引 The search index was built anew from ${String(events)} events`);
    for (const ticket of broken) terminal.note(`历史无法读取 its history cannot be read: ${ticket}`);
    return signal.aborted || broken.length > 0 ? 1 : 0;
  },
};

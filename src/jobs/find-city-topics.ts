import { keepTopics, type TopicPorts } from '../application/topics/keep-topics.ts';
import { eachCity } from '../application/worker/each-city.ts';
import type { Profiles } from '../application/ports.ts';
import { HOUR_MS } from '../domain/kernel/time.ts';
import type { Job } from './job.ts';

/** Finds each city's hot topics anew every hour. */
export function findCityTopics(ports: TopicPorts & { readonly profiles: Pick<Profiles, 'cities'> }): Job {
  return {
    name: 'topics',
    everyMs: HOUR_MS,
    run: async (signal) => {
      await eachCity(await ports.profiles.cities(), signal, async (city) => {
        await keepTopics(ports, city);
      });
      return false;
    },
  };
}

import type { Profiles } from '../application/ports.ts';
import type { CityId } from '../domain/kernel/ids.ts';
import { Failure } from './failure.ts';

/** The city a command is about: the one named, or the only one there is. */
export async function chooseCity(profiles: Pick<Profiles, 'cities'>, given: string | null): Promise<CityId> {
  const cities = await profiles.cities();
  if (given !== null) {
    const known = cities.find((city) => city === given);
    if (known !== undefined) return known;
  }
  const [only, ...others] = cities;
  const list = cities.join(' ');
  if (only === undefined) {
    const zh = '还没有城市：先用 ./huiyin profile load 启用城市配置';
    throw new Failure('cli.noCity', { zh, en: 'There is no city yet: put one into use with ./huiyin profile load' }, 1);
  }
  if (given !== null)
    throw new Failure('cli.unknownCity', { zh: `没有城市 ${given}，现有：${list}`, en: `There is no city ${given}, only: ${list}` }, 1);
  if (others.length > 0)
    throw new Failure('cli.whichCity', { zh: `请用 --city 指定城市：${list}`, en: `Name the city with --city: ${list}` }, 1);
  return only;
}

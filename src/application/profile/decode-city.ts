import type { AreaCode, CityId } from '../../domain/kernel/ids.ts';
import type { Area, UnitKind } from '../../domain/profile/types.ts';
import { list, object, optional, required, type Decoder } from '../structured/decoder.ts';
import { code, localDate, text } from '../structured/scalars.ts';
import { name } from './decode-name.ts';

const area: Decoder<Area> = object({
  code: required(code<AreaCode>()),
  name: required(name()),
  adcode: optional(code<string>(), null),
  parent: optional(code<AreaCode>(), null),
});

const unitKind: Decoder<UnitKind> = object({ code: required(code<string>()), name: required(name()) });

/** `city.yaml`: what the city is called, how long this edition holds, its areas and its kinds of unit. */
export const city = object({
  city: required(code<CityId>()),
  name: required(name()),
  edition: required(text(64)),
  validFrom: required(localDate()),
  validTo: optional(localDate(), null),
  areas: required(list(area)),
  unitKinds: required(list(unitKind)),
});

import type { AreaCode, ClassCode } from '../../domain/kernel/ids.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/kernel/time.ts';
import { addMs, DAY_MS, MINUTE_MS } from '../../domain/kernel/time.ts';
import type { WorkCalendar } from '../../domain/calendar/types.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import type { Channel, Privacy, RequestKind, Urgency } from '../../domain/vocabulary/request.ts';
import type { Caller } from '../ports.ts';
import type { Chance } from './chance.ts';
import { createChance, seedOf } from './chance.ts';
import type { Traits } from './traits.ts';
import { drawTraits } from './traits.ts';
import { turnedAway } from './turned-away.ts';

/** A text to be spoken by simulated callers; codes are of the city's profile. */
export type SpokenText = {
  readonly text: string;
  readonly subject: string | null;
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly kind: RequestKind | null;
  readonly channel: Channel | null;
  readonly urgency: Urgency | null;
  readonly privacy: Privacy | null;
  readonly place: string | null;
};

/** What a text leaves to chance. */
export const unspoken: Omit<SpokenText, 'text'> = {
  subject: null,
  classCode: null,
  area: null,
  kind: null,
  channel: null,
  urgency: null,
  privacy: null,
  place: null,
};

/** One request that will enter. */
export type Arrival = {
  readonly index: number;
  readonly at: Instant;
  readonly traits: Traits;
  readonly text: string;
  readonly subject: string | null;
  /** Null for what is turned away: it has no class in the tree. */
  readonly classCode: ClassCode | null;
  readonly area: AreaCode | null;
  readonly place: string | null;
  readonly caller: Caller | null;
  readonly chance: Chance;
};

/** Calls by hour of day, as shares of the busiest hour. */
const byHour = [4, 2, 2, 1, 1, 3, 12, 38, 82, 100, 96, 78, 52, 60, 76, 88, 84, 66, 46, 40, 34, 26, 16, 8] as const;
const surnames = ['王', '李', '张', '刘', '高', '任', '郭', '冯', '梁', '薛', '欧阳', '雒'] as const;
const givenNames = ['晓峰', '玉兰', '建军', '秀英', '志强', '丽', '海燕', '永明', '彩霞', '俊', '文斌', '改梅'] as const;

/** What arrivals are drawn from. */
export type ArrivalPlan = {
  readonly seed: number;
  readonly tickets: number;
  readonly days: number;
  readonly firstDay: LocalDate;
  readonly calendar: WorkCalendar;
  readonly profile: ProfileIndex;
  readonly texts: readonly SpokenText[];
};

/** All requests of a simulation, in order of time; half as many on free days as on workdays. */
export function drawArrivals(plan: ArrivalPlan): readonly Arrival[] {
  const chance = createChance(plan.seed);
  const dayStarts = Array.from({ length: plan.days }, (_, day) => startOfDay(plan, day));
  const weights = dayStarts.map((start) => [start, plan.calendar.isWorkday(plan.calendar.localDate(start)) ? 2 : 1] as const);
  const hours = byHour.map((weight, hour) => [hour, weight] as const);
  const moments = Array.from({ length: plan.tickets }, () => {
    const minute = chance.weighted(hours) * 60 + chance.between(0, 59);
    return addMs(chance.weighted(weights), minute * MINUTE_MS + chance.between(0, 59_999));
  }).toSorted();
  const leaves = popularLeaves(plan);
  return moments.map((at, index) => drawArrival(plan, leaves, at, index));
}

function startOfDay({ calendar, firstDay }: ArrivalPlan, day: number): Instant {
  // Noon of the first day plus whole days lies inside each day, whatever a daylight-saving change does to its length.
  const noon = addMs(calendar.instantAt(firstDay, '12:00' as LocalTime), day * DAY_MS);
  return calendar.instantAt(calendar.localDate(noon), '00:00' as LocalTime);
}

/** A few classes make most of the calls, as everywhere. */
function popularLeaves({ profile, seed }: ArrivalPlan): readonly (readonly [ClassCode, number])[] {
  const leaves = profile.profile.classes.filter((node) => profile.isLeaf(node.code)).map((node) => node.code);
  const shuffled = leaves.toSorted((a, b) => (seedOf(a) ^ seed) - (seedOf(b) ^ seed));
  return shuffled.map((code, rank) => [code, 1 / (rank + 4)] as const);
}

function drawArrival(plan: ArrivalPlan, leaves: readonly (readonly [ClassCode, number])[], at: Instant, index: number): Arrival {
  const chance = createChance((plan.seed ^ Math.imul(index + 1, 0x9e3779b1)) >>> 0);
  const drawn = drawTraits(chance);
  const spoken = spokenText(plan, drawn, chance);
  const { subject, place } = spoken ?? unspoken;
  const said = asSaid(drawn, spoken ?? unspoken);
  const classCode = isTurnedAway(drawn.outlet) ? null : (spoken?.classCode ?? chance.weighted(leaves));
  const area = spoken?.area ?? anyArea(plan, chance);
  const text = spoken?.text ?? plainText(plan.profile, classCode, area);
  const caller = said.privacy === 'anonymous' ? null : drawCaller(chance, index);
  return { index, at, traits: { ...drawn, ...said }, text, subject, classCode, area, place, caller, chance };
}

/** What a text says of itself counts before what was drawn; only a consult can be answered on the call. */
function asSaid(drawn: Traits, spoken: Omit<SpokenText, 'text'>): Pick<Traits, 'kind' | 'privacy' | 'channel' | 'urgency' | 'outlet'> {
  const kind = spoken.kind ?? drawn.kind;
  return {
    kind,
    privacy: spoken.privacy ?? drawn.privacy,
    channel: spoken.channel ?? drawn.channel,
    urgency: spoken.urgency ?? drawn.urgency,
    outlet: drawn.outlet === 'answer' && kind !== 'consult' ? 'takeOn' : drawn.outlet,
  };
}

/** One of the texts given; what is turned away has texts of its own, because what a text is about says whether it can be. */
function spokenText({ texts }: ArrivalPlan, { outlet }: Traits, chance: Chance): SpokenText | undefined {
  if (!isTurnedAway(outlet)) return texts.length === 0 ? undefined : chance.pick(texts);
  const { text } = chance.pick(turnedAway.filter((candidate) => candidate.outlet === outlet));
  const urgency = outlet === 'handOver' ? 'urgent' : 'ordinary';
  return { ...unspoken, text, kind: 'help', channel: 'phone', urgency };
}

function isTurnedAway(outlet: Traits['outlet']): boolean {
  return outlet === 'decline' || outlet === 'handOver';
}

function anyArea({ profile }: ArrivalPlan, chance: Chance): AreaCode | null {
  const { areas } = profile.profile;
  return areas.length === 0 ? null : chance.pick(areas).code;
}

function plainText(profile: ProfileIndex, classCode: ClassCode | null, area: AreaCode | null): string {
  const matter = (classCode === null ? [] : profile.classPath(classCode)).map((node) => node.name.zh).join('、');
  const where = area === null ? '' : (profile.areas.get(area)?.name.zh ?? '');
  return `您好，我要反映${where}的一个问题：${matter}。已经有一段时间了，希望尽快派人处理。`;
}

/** Numbers of a range that no operator gives out, so that no real person is ever meant. */
function drawCaller(chance: Chance, index: number): Caller {
  return { name: chance.pick(surnames) + chance.pick(givenNames), phone: `100${String(10_000_000 + index)}` };
}

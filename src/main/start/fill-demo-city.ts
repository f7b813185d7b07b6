import path from 'node:path';
import { DEMO_REQUESTS_FILE, loadDemoRequests } from '../../application/profile/load-demo-requests.ts';
import { DEMO_KNOWLEDGE_FILE, loadDemoKnowledge } from '../../application/knowledge/load-demo-knowledge.ts';
import { writeKnowledge } from '../../application/knowledge/keep-knowledge.ts';
import { simulateCity } from '../../application/simulate/simulate-city.ts';
import type { SpokenText } from '../../application/simulate/arrivals.ts';
import { readFolder } from '../../cli/read-folder.ts';
import type { Services } from '../../cli/services.ts';
import type { CityId, KnowledgeId } from '../../domain/kernel/ids.ts';
import { addMs, DAY_MS } from '../../domain/kernel/time.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import { profilesFolder } from '../paths.ts';

/** A month of a small city: enough for every list to have something in it, few enough to be there within seconds. */
const TICKETS = 240;
const DAYS = 30;
const SEED = 12_345;
const PARALLEL = 8;

/**
 * Gives a new demo city a month of tickets, lived through the real commands up to yesterday's end. Stops early, in a lawful
 * state, when the program stops; gives how many came in and whether these are all.
 */
export async function fillDemoCity(services: Services, city: CityId): Promise<{ readonly tickets: number; readonly complete: boolean }> {
  const now = services.now();
  const rules = await services.profiles.at(city, now);
  await fillKnowledge(services, city, rules.profile);
  const plan = {
    city,
    rules,
    seed: SEED,
    tickets: TICKETS,
    days: DAYS,
    firstDay: rules.calendar.localDate(addMs(now, -DAYS * DAY_MS)),
    texts: await demoTexts(city, rules.profile),
    parallel: PARALLEL,
    signal: services.signal,
    progress: () => undefined,
  };
  const report = await services.tickets.due.hold(city, async () => await simulateCity(services.tickets, plan));
  return { tickets: report.received, complete: !services.signal.aborted };
}

/** Entries are decoration as well: what is not right with them, `profile check` names. */
async function fillKnowledge({ tickets, profiles }: Services, city: CityId, profile: ProfileIndex): Promise<void> {
  const files = await readFolder(path.join(profilesFolder, city));
  const entries = loadDemoKnowledge(files.get(DEMO_KNOWLEDGE_FILE), profile);
  if (!entries.ok) return;
  const actor = { user: null, roles: ['knowledgeEditor' as const], unit: null };
  for (const content of entries.value) {
    const id = tickets.ids.uuid() as KnowledgeId;
    await writeKnowledge({ ...tickets, profiles }, { city, actor, id, seen: 0, content });
  }
}

async function demoTexts(city: CityId, profile: ProfileIndex): Promise<readonly SpokenText[]> {
  const files = await readFolder(path.join(profilesFolder, city));
  const requests = loadDemoRequests(files.get(DEMO_REQUESTS_FILE), profile);
  // Texts are decoration: a fault in them leaves plain ones, and `profile check` names it.
  if (!requests.ok) return [];
  return requests.value.map(({ class: classCode, ...request }) => ({ ...request, classCode, subject: null }));
}

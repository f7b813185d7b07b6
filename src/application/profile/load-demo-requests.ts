import type { AreaCode, ClassCode } from '../../domain/kernel/ids.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { ProfileIndex } from '../../domain/profile/profile-index.ts';
import {
  channels,
  privacies,
  requestKinds,
  urgencies,
  type Channel,
  type Privacy,
  type RequestKind,
  type Urgency,
} from '../../domain/vocabulary/request.ts';
import { decodeText } from '../structured/decode-text.ts';
import { list, newReading, object, optional, positionOf, required, type Decoder } from '../structured/decoder.ts';
import { problemAt, problemOfFile, type Problem } from '../structured/problem.ts';
import { readYaml } from '../structured/read-yaml.ts';
import { code, oneOfLabels, text } from '../structured/scalars.ts';
import { checkReference } from './check-tree.ts';

/** A request that fills the demo city or feeds a simulation; written for that, nobody ever said it. */
export type DemoRequest = {
  readonly class: ClassCode;
  readonly kind: RequestKind;
  readonly channel: Channel;
  readonly urgency: Urgency;
  readonly privacy: Privacy;
  readonly area: AreaCode | null;
  /** Where in the area, in words. */
  readonly place: string | null;
  readonly text: string;
};

const demoRequest: Decoder<DemoRequest> = object({
  class: required(code<ClassCode>()),
  kind: required(oneOfLabels(requestKinds)),
  channel: optional(oneOfLabels(channels), 'phone'),
  urgency: optional(oneOfLabels(urgencies), 'ordinary'),
  privacy: optional(oneOfLabels(privacies), 'open'),
  area: optional(code<AreaCode>(), null),
  place: optional(text(), null),
  text: required(text(5000, 'lines')),
});

const demoFile = object({ requests: required(list(demoRequest)) });

/** Where a profile keeps its demo requests. */
export const DEMO_REQUESTS_FILE = 'demo/requests.yaml';

/**
 * Reads `demo/requests.yaml` against its profile: known classes that a ticket may carry, known areas.
 * A profile without the file has no requests, which is no error. The content may be bytes or text.
 */
export function loadDemoRequests(
  content: string | Uint8Array | undefined,
  index: ProfileIndex,
): Result<readonly DemoRequest[], readonly Problem[]> {
  if (content === undefined) return ok([]);
  const written = typeof content === 'string' ? content : decodeText(content)?.text;
  if (written === undefined) return fail([problemOfFile(DEMO_REQUESTS_FILE, 'unreadableText')]);
  const reading = newReading();
  const root = readYaml(DEMO_REQUESTS_FILE, written, reading.problems);
  const requests = root === undefined ? [] : (demoFile(root, reading)?.requests ?? []);
  const classes = new Set<string>(index.classes.keys());
  const areas = new Set<string>(index.areas.keys());
  for (const request of requests) {
    const isKnown = checkReference(request, 'class', request.class, classes, 'unknownClass', reading);
    if (isKnown && !index.isLeaf(request.class)) {
      reading.problems.push(problemAt(positionOf(reading, request, 'class'), 'classNotLeaf', { found: request.class }));
    }
    if (request.area !== null) checkReference(request, 'area', request.area, areas, 'unknownArea', reading);
  }
  return reading.problems.length === 0 ? ok(requests) : fail(reading.problems);
}

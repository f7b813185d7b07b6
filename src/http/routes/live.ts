import { endedSignIns } from '../../application/live/ended-sign-ins.ts';
import { liveViewer } from '../../application/live/live-viewer.ts';
import type { LiveListener } from '../../application/live/city-stream.ts';
import { readResumePoint, resumePoint } from '../../application/live/resume-point.ts';
import type { StreamPosition } from '../../application/ports.ts';
import { liveQuery } from '../../contract/live.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { ApiPorts } from '../api-ports.ts';
import { EventStream } from '../event-stream.ts';
import { createLiveStreams, type LiveStreamRules } from '../live-streams.ts';
import { ANSWERED, staffRoute, type ApiRefusal, type Route, type StaffCall } from '../route.ts';

const EVENT_STREAM = 'text/event-stream; charset=utf-8';

/** Clients that lost a server come back one after the other, within this. */
const RETRY_MS = { least: 1000, spread: 2000 };

/** What changes while somebody looks on. */
export function liveRoutes(ports: ApiPorts, rules?: LiveStreamRules): readonly Route[] {
  const streams = createLiveStreams(async (principals) => await endedSignIns(ports.listening, principals), rules);
  return [
    staffRoute({
      id: 'live',
      group: 'live',
      method: 'GET',
      url: '/live',
      summary: { zh: '实时变更（服务器推送事件）', en: 'What changes, as server-sent events' },
      access: null,
      scope: 'lists:read',
      query: liveQuery,
      answer: 'text/event-stream',
      handle: async (call) => {
        const after = placeOf(call);
        if (!after.ok) return after;
        // Whoever asks for the headers alone would never end the stream.
        if (call.request.method === 'HEAD') {
          void call.reply.type(EVENT_STREAM).send();
          return ok(ANSWERED);
        }
        const giveBack = streams.reserve(call.principal);
        if (giveBack === undefined) return fail({ code: 'live.tooManyStreams', params: {}, retryAfter: 5 });
        const stream = new EventStream();
        stream.once('close', giveBack);
        try {
          const { city, actor } = call.principal;
          const { profile } = await ports.profiles.at(city, ports.time.now());
          stream.retryAfter(RETRY_MS.least + Math.floor(Math.random() * RETRY_MS.spread));
          const subscription = await ports.live.subscribe(city, liveViewer(actor, profile), after.value, listenerOn(stream));
          if (subscription === undefined) {
            stream.destroy();
            return fail({ code: 'http.unavailable', params: {}, retryAfter: 1 });
          }
          const { at, seen } = subscription.mark();
          stream.event('ready', resumePoint(at), JSON.stringify({ position: seen }));
          streams.keep(call.principal, stream, subscription);
        } catch (error) {
          stream.destroy();
          throw error;
        }
        // Not waited for: a reply is done when its stream is.
        void call.reply.header('x-accel-buffering', 'no').type(EVENT_STREAM).send(stream);
        return ok(ANSWERED);
      },
    }),
  ];
}

function listenerOn(stream: EventStream): LiveListener {
  return {
    tell: (news, { at, seen }) => {
      stream.event('change', resumePoint(at), JSON.stringify({ ...news, position: seen }));
    },
    reset: ({ at, seen }) => {
      stream.event('reset', resumePoint(at), JSON.stringify({ position: seen }));
    },
    end: () => {
      stream.end();
    },
  };
}

/** A browser that comes back names the last event it saw in a header, and asks for the address it began with. */
function placeOf({ request, query }: StaffCall<unknown, { readonly after?: string }, unknown>): Result<StreamPosition | null, ApiRefusal> {
  const header = request.headers['last-event-id'];
  const given = typeof header === 'string' && header !== '' ? header : query.after;
  if (given === undefined) return ok(null);
  const place = readResumePoint(given);
  if (place !== undefined) return ok(place);
  return fail({ code: 'http.badHeader', params: { header: 'Last-Event-ID', expected: 'the id of an event' } });
}

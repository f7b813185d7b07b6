import { openFile } from '../../application/files/open-file.ts';
import { uploadFile } from '../../application/files/upload-file.ts';
import type { StoredFile } from '../../application/files/ports.ts';
import { takeUpload } from '../../application/callers/take-allowance.ts';
import { uploadedFile } from '../../contract/callers.ts';
import { cityInPath } from '../../contract/city.ts';
import { fileOfTicket } from '../../contract/tickets.ts';
import { placeOfAddress } from '../../domain/access/place-of-address.ts';
import { fail, ok, type Result } from '../../domain/kernel/result.ts';
import type { Refusal } from '../../domain/kernel/refusal.ts';
import type { Role } from '../../domain/vocabulary/roles.ts';
import { ticketTransitions } from '../../domain/ticket/transitions.ts';
import { fileKinds } from '../../domain/vocabulary/file.ts';
import type { ApiPorts } from '../api-ports.ts';
import { incomingFile, whileUploading } from '../incoming-file.ts';
import { publicRoute, staffRoute, type Route } from '../route.ts';
import { sendFile } from '../send-file.ts';
import { Turns } from '../turns.ts';
import { knownCity } from './known-city.ts';
import { MAX_FILE_BYTES } from '../../domain/vocabulary/limits.ts';

/** Whoever may give a command that names files may hand them in. */
const namingFiles = [
  'addStatement',
  'reportUp',
  'recordContact',
  'submitAnswer',
  'requestFinalAnswer',
  'requestExclusion',
  'replyToSheet',
] as const;
const allowed = [...new Set(namingFiles.flatMap((action): readonly Role[] => ticketTransitions[action].roles))].filter(
  (role) => role !== 'caller',
);
const upload = { group: 'files', method: 'POST', rawBody: 'application/octet-stream', answer: uploadedFile, status: 201 } as const;

/** Of one place; those who send slowly on purpose do not take the places of everybody. */
const UPLOADS_AT_ONCE = 16;

/** Handing files in, and reading those of a ticket. */
export function fileRoutes(ports: ApiPorts): readonly Route[] {
  const turns = new Turns(UPLOADS_AT_ONCE);
  return [
    publicRoute({
      ...upload,
      id: 'uploadCallersFile',
      url: '/cities/:city/files',
      summary: { zh: '诉求人上传附件，一天内随诉求提交', en: 'Hand in a file, to be named in a request within a day' },
      params: cityInPath,
      handle: async (call) => {
        const city = await knownCity(ports, call.params.city);
        if (!city.ok) return city;
        const file = incomingFile(call.request);
        if (!file.ok) return file;
        const { length = MAX_FILE_BYTES } = file.value;
        if (length > MAX_FILE_BYTES) return tooLarge();
        const taken = await takeUpload(ports, { city: city.value, from: call.origin }, length);
        if (!taken.ok) return taken;
        const by = { user: null, unit: null };
        const wish = { ...file.value, city: city.value, by };
        const stored = await turns.take(placeOfAddress(call.origin), async () =>
          whileUploading(call.request, async () => await uploadFile(ports, wish)),
        );
        if (stored === undefined) return fail({ code: 'caller.tooMany', params: { seconds: 5 }, retryAfter: 5 });
        return stored.ok ? ok(described(stored.value)) : stored;
      },
    }),
    staffRoute({
      ...upload,
      id: 'uploadFile',
      url: '/files',
      summary: { zh: '上传附件，一天内用于办理', en: 'Hand in a file, to be named in a command within a day' },
      access: allowed,
      scope: 'tickets:write',
      handle: async (call) => {
        const file = incomingFile(call.request);
        if (!file.ok) return file;
        if ((file.value.length ?? 0) > MAX_FILE_BYTES) return tooLarge();
        const { city, actor } = call.principal;
        const by = { user: actor.user, unit: actor.unit };
        const stored = await whileUploading(call.request, async () => await uploadFile(ports, { ...file.value, city, by }));
        return stored.ok ? ok(described(stored.value)) : stored;
      },
    }),
    staffRoute({
      id: 'readFile',
      group: 'files',
      method: 'GET',
      url: '/tickets/:ticket/files/:file',
      summary: { zh: '查看工单附件，记入痕迹', en: 'Read a file of a ticket, which stands in the trail' },
      access: null,
      scope: 'tickets:read',
      params: fileOfTicket,
      answer: 'application/octet-stream',
      handle: async (call) => {
        const { city, actor } = call.principal;
        const { ticket: ticketId, file: fileId } = call.params;
        const opened = await openFile(ports, { city, actor, ticketId, fileId, from: call.origin });
        return opened.ok ? ok(sendFile(call.reply, opened.value)) : opened;
      },
    }),
  ];
}

function described({ id, name, kind, size }: StoredFile) {
  return { id, name, kind, mediaType: fileKinds[kind].mediaType, size };
}

function tooLarge(): Result<never, Refusal> {
  return fail({ code: 'FILE_TOO_LARGE', rule: null, params: { max: MAX_FILE_BYTES } });
}

import { filesForCaller } from '../../domain/access/view-progress.ts';
import type { CityId } from '../../domain/kernel/ids.ts';
import { fail, type Result } from '../../domain/kernel/result.ts';
import { openFileForCaller, type OpenedFile } from '../files/open-file.ts';
import { pageClosed, type CallerRefusal } from './caller-refusal.ts';
import { loadProgress } from './load-progress.ts';
import { requestOfToken } from './open-page.ts';
import type { CallerPorts } from './ports.ts';

/** Opens a file that the caller's page names: an own one, or one of an answer. */
export async function openOwnFile(
  ports: CallerPorts,
  wish: { readonly city: CityId; readonly token: string; readonly fileId: string },
): Promise<Result<OpenedFile, CallerRefusal>> {
  const { city, fileId } = wish;
  const request = requestOfToken(ports, wish);
  const progress = request === undefined ? undefined : await loadProgress(ports, city, request);
  if (request === undefined || progress === undefined) return pageClosed();
  const { own, ofAnswers } = filesForCaller(progress.view);
  const [isOwn, shown] = [own.some(({ id }) => id === fileId), ofAnswers.find(({ id }) => id === fileId)];
  if (!isOwn && shown === undefined) return fail({ code: 'FILE_UNKNOWN', rule: null, params: {} });
  return await openFileForCaller(ports, { city, ticketId: request, fileId, shownAs: isOwn ? null : (shown?.name ?? null) });
}

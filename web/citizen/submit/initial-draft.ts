import { privacies, requestKinds, type Privacy, type RequestKind } from '../../../src/domain/vocabulary/request.ts';
import { emptyDraft, type Draft } from './draft.ts';

/** The form as it stands in the page: somebody may have typed before the script was there, or a browser has filled in what it kept. */
export function draftInPage(): Draft {
  const empty = emptyDraft();
  if (typeof document === 'undefined') return empty;
  const valueOf = (name: string): string =>
    document.querySelector<HTMLInputElement>(`#page [name='${name}']:not([type='radio']), #page [name='${name}']:checked`)?.value ?? '';
  const [kind, privacy] = [valueOf('kind'), valueOf('privacy')];
  return {
    ...empty,
    kind: kind in requestKinds ? (kind as RequestKind) : empty.kind,
    privacy: privacy in privacies ? (privacy as Privacy) : empty.privacy,
    ...{ text: valueOf('text'), area: valueOf('area'), place: valueOf('place'), name: valueOf('name'), phone: valueOf('phone') },
  };
}

/** The draft of the device with what was typed since. */
export function mergedDraft(stored: Draft, typed: Draft): Draft {
  const typedWords = Object.fromEntries(
    (['text', 'area', 'place', 'name', 'phone'] as const).flatMap((name) => (typed[name] === '' ? [] : [[name, typed[name]]])),
  );
  return { ...stored, ...typedWords };
}

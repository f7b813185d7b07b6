import type { Label } from '../../../src/domain/vocabulary/label.ts';
import type { HistoryEntry, TicketView } from '../ticket/use-ticket.ts';

/** Something the reviewer should look at; `holds` is false where the answer lacks it. */
export type AnswerCheck = { readonly id: string; readonly label: Label; readonly holds: boolean };

const texts = {
  contacted: { zh: '已联系诉求人', en: 'The caller was contacted' },
  notContacted: { zh: '没有联系到诉求人的记录', en: 'No record that the caller was reached' },
  proof: { zh: '附有佐证', en: 'Proof is attached' },
  noProof: { zh: '没有佐证材料', en: 'No proof is attached' },
  supports: { zh: '协办单位均已反馈', en: 'All supporting units have reported' },
  noSupports: { zh: '有协办单位尚未反馈', en: 'A supporting unit has not reported' },
  nextStep: { zh: '写明了时间', en: 'Names a date' },
  noNextStep: { zh: '未化解，也没写明何时办', en: 'Unsolved, and no date is named' },
  noPersonal: { zh: '公开答复没有电话、证件号', en: 'No phone or identity number in the public answer' },
  personal: { zh: '公开答复里有电话或证件号', en: 'A phone or identity number in the public answer' },
  ownWords: { zh: '公开答复为诉求人另写', en: 'The public answer is written for the caller' },
  sameWords: { zh: '公开答复与内部说明相同', en: 'The public answer repeats the internal account' },
} as const satisfies Record<string, Label>;

const date = /\d{1,2}\s*月\s*\d{1,2}\s*[日号]|\d{4}-\d{2}-\d{2}|\d+\s*个?(?:工作日|天|日)内/u;
const personalNumber = /(?<!\d)1[3-9]\d{9}(?!\d)|(?<!\d)\d{17}[\dXx](?![\dXx])/u;

/** H-6: what a reviewer checks of an answer, as far as the record can tell. Faults come first. */
export function answerChecks(view: TicketView, history: readonly HistoryEntry[]): readonly AnswerCheck[] {
  const { answer, dispatch } = view;
  if (answer === null) return [];
  const reached = history.some(({ type, data }) => type === 'contactRecorded' && data['reached'] === true);
  const check = (id: string, holds: boolean, good: Label, bad: Label): AnswerCheck => ({ id, holds, label: holds ? good : bad });
  const checks = [
    ...(view.privacy === 'anonymous' ? [] : [check('contact', reached, texts.contacted, texts.notContacted)]),
    check('proof', answer.proof.length > 0, texts.proof, texts.noProof),
    ...(dispatch === null || dispatch.supports.length === 0
      ? []
      : [
          check(
            'supports',
            dispatch.supports.every(({ reportedAt }) => reportedAt !== null),
            texts.supports,
            texts.noSupports,
          ),
        ]),
    ...(answer.solved ? [] : [check('nextStep', date.test(answer.publicAnswer), texts.nextStep, texts.noNextStep)]),
    check('personal', !personalNumber.test(answer.publicAnswer), texts.noPersonal, texts.personal),
    check('ownWords', answer.publicAnswer.trim() !== answer.account.trim(), texts.ownWords, texts.sameWords),
  ];
  return checks.toSorted((one, other) => Number(one.holds) - Number(other.holds));
}

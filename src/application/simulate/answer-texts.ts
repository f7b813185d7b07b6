import type { RequestKind } from '../../domain/vocabulary/request.ts';
import type { Chance } from './chance.ts';

/** H-6: what a unit writes of a matter of each kind: the account for the centre, and what the caller reads. */
type Written = { readonly account: string; readonly publicAnswer: string };

const solvedTexts: Readonly<Record<RequestKind, readonly Written[]>> = {
  consult: [
    {
      account: '已核对现行政策，电话向诉求人逐条说明。',
      publicAnswer: '您咨询的事项已由工作人员电话说明，办理条件、材料和窗口如有不明可再来电。',
    },
    { account: '已查明办理进度并告知诉求人。', publicAnswer: '您咨询事项的办理条件和所需时间已电话告知，办结后将以短信通知。' },
  ],
  help: [
    { account: '已派员上门，当场处理完毕，诉求人在场确认。', publicAnswer: '工作人员已上门处理，问题当场解决。如再出现，请随时来电。' },
    { account: '已协调有关单位处理，恢复正常。', publicAnswer: '您求助的事项已协调处理完毕，现已恢复正常，给您带来的不便敬请谅解。' },
  ],
  complaint: [
    {
      account: '经现场核查，情况属实，已责令整改并复查到位。',
      publicAnswer: '经核查，您反映的情况属实，已整改到位，后续将加强巡查。感谢您的监督。',
    },
    {
      account: '经核查情况部分属实，已约谈责任方，限期整改完毕。',
      publicAnswer: '您反映的问题已督促责任方整改完毕，我们将不定期复查，防止反弹。',
    },
  ],
  report: [
    {
      account: '已赴现场检查，发现违规行为，依法立案处理。',
      publicAnswer: '您举报的线索已核查，对查实的违规行为已依法处理。感谢您的举报。',
    },
    {
      account: '经两次突击检查，违规行为已制止，当事人已签承诺书。',
      publicAnswer: '经检查，您举报的行为已被制止，我们会继续盯紧，请您监督。',
    },
  ],
  suggestion: [
    { account: '建议可行，已列入近期工作安排。', publicAnswer: '您的建议很有价值，已列入近期工作安排，感谢您关心城市发展。' },
    { account: '已组织研究，部分采纳。', publicAnswer: '您的建议已组织研究并部分采纳，其余部分将在后续工作中统筹考虑。' },
  ],
  praise: [{ account: '已转达有关人员并在单位内通报表扬。', publicAnswer: '感谢您的肯定，您的表扬已转达本人，我们会继续做好服务。' }],
};

const unsolvedTexts: readonly (Written & { readonly unsolvedReason: string })[] = [
  {
    account: '需列入年度改造计划，目前先采取临时措施。',
    publicAnswer: '该问题需列入下一步改造计划，目前已采取临时措施，我们将持续跟进并告知您进展。',
    unsolvedReason: '需列入年度改造计划',
  },
  {
    account: '涉及产权单位，已致函协调，尚待对方施工。',
    publicAnswer: '该处设施属产权单位管理，我们已书面协调，对方答复将尽快安排施工。',
    unsolvedReason: '待产权单位施工',
  },
  {
    account: '现行政策未作规定，已向上级反映。',
    publicAnswer: '您反映的情况我们已了解，现行政策暂无相应规定，已将您的意见向上级部门反映。',
    unsolvedReason: '现行政策未作规定',
  },
];

/** The texts of an answer to a matter of that kind; a praise is always seen to. */
export function answerTexts(
  kind: RequestKind,
  solved: boolean,
  chance: Chance,
): Written & { readonly solved: boolean; readonly unsolvedReason: string | null } {
  if (solved || kind === 'praise') return { ...chance.pick(solvedTexts[kind]), solved: true, unsolvedReason: null };
  return { ...chance.pick(unsolvedTexts), solved: false };
}

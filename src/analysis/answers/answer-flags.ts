import type { Label } from '../../domain/vocabulary/label.ts';

/** What is looked at in an answer besides whether it answers, with its words where it holds and where it does not. */
export const answerFlags = {
  contact: {
    good: { zh: '写明了与诉求人联系', en: 'Names contact with the caller' },
    bad: { zh: '没有写明联系诉求人', en: 'Names no contact with the caller' },
  },
  proof: {
    good: { zh: '写明了核实或佐证', en: 'Names what was found on the spot or in records' },
    bad: { zh: '没有写明现场核实或佐证', en: 'Names nothing that was verified or proves it' },
  },
  dates: { good: { zh: '写明了时间', en: 'Names a date' }, bad: { zh: '没有写明时间', en: 'Names no date' } },
  nextSteps: {
    good: { zh: '写明了结果或下一步', en: 'Names a result or the next step' },
    bad: { zh: '没有写明结果或下一步', en: 'Names neither a result nor a next step' },
  },
  ownWords: {
    good: { zh: '为这件诉求所写', en: 'Written for this request' },
    bad: { zh: '与其他答复几乎相同', en: 'Almost the same as another answer' },
  },
  anonymous: {
    good: { zh: '不含诉求人信息', en: 'Does not tell who called' },
    bad: { zh: '含有个人信息，公开前须遮盖', en: 'Holds personal data, to be masked before it is public' },
  },
  polite: { good: { zh: '用语礼貌', en: 'Polite' }, bad: { zh: '用语生硬或缺少称呼', en: 'Harsh words, or no salutation' } },
  plain: { good: { zh: '语句平实', en: 'Plain words' }, bad: { zh: '句子过长或套话过多', en: 'Sentences too long, or set phrases' } },
} as const satisfies Readonly<Record<string, { readonly good: Label; readonly bad: Label }>>;

export type AnswerFlag = keyof typeof answerFlags;

const CONTACT =
  /(?:电话|短信|微信|上门|当面|现场)?(?:与|和|跟|向|同|已|及时|多次|主动|电话)[^，。；]{0,12}(?:联系|沟通|致电|回访|告知|解释|说明|反馈|见面|走访|对接|约谈)|(?:联系|致电|回访|走访)(?:了)?(?:您|你|诉求人|当事人|反映人|来电人|投诉人|信访人)|经(?:与)?[^，。；]{0,8}(?:联系|沟通)/u;
const PROOF =
  /附件|图片|照片|截图|视频|如图|详见|文件|文号|[〔﹝[(（]\d{4}[〕﹞\])）]|《[^》]{2,60}》|现场(?:核实|查看|检查|勘查|踏勘|调查|走访)|实地|经(?:调查|核实|查|核查|现场|了解|检测)|检测|监测|抽检|记录|台账|派(?:出)?(?:人|员|工作人员)/u;
const DATES =
  /\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号]|份|底|初|中旬|上旬|下旬)|\d{4}\s*[-/.年]\s*\d{1,2}|\d+\s*个?(?:工作日|天|日|小时|个月)(?:内|之内|前|后)|(?:今年|明年|本年|年|月|本月|下月|本周|下周)(?:内|底|初|末|中)|\d{4}年|(?:今|明|次)日/u;
const NEXT_STEPS =
  /已(?:经)?[^，。；]{0,16}(?:完成|解决|修复|整改|恢复|处理|拆除|清理|清运|更换|办结|安装|到位|立案|处罚|退还|支付|开通|答复|移交)|(?:下一步|接下来|下阶段|将(?:于|会|在|继续|进一步|尽快|加大|加强|对|把)|拟|计划|预计|力争|待[^，。；]{1,20}后|正在|列入|纳入)|请(?:您|你)?(?:到|拨打|携带|联系|前往|咨询|持|登录)|(?:可以|可|不予|不能|无法|应当|需要?)[^，。；]{0,12}(?:办理|申请|享受|受理|提供|咨询|入学|报名|领取)/u;
const SALUTATION = /您|你好|贵|尊敬|同志|网友|先生|女士|感谢|谢谢|抱歉|歉意/u;
const HARSH =
  /无理取闹|胡搅蛮缠|胡说|不归我们管|与我们无关|与我(?:局|单位)无关|自己(?:去)?(?:想办法|解决|看着办)|少管闲事|不要再(?:来|打|问|反映)|别再|刁民|造谣|活该|爱(?:去|找)(?:哪|谁)|不知道|懒得|废话/u;
const SET_PHRASES = /高度重视|以人民为中心|进一步加强|切实|不断提升|全面推进|扎实|统筹|抓好落实|压实|长效机制|举一反三|宗旨/gu;
/** Letters without a full stop, and set phrases for each hundred letters, from which an answer is no longer plain. */
const LONG_SENTENCE = 200;
const MANY_PHRASES = 2.5;

/** What an answer's own words tell; whether it is copied or identifies the caller is told elsewhere. */
export function ownFlags(answer: string): Readonly<Record<Exclude<AnswerFlag, 'ownWords' | 'anonymous'>, boolean>> {
  const text = answer.normalize('NFKC').replaceAll(',', '，').replaceAll(';', '；');
  const longest = Math.max(0, ...text.split(/[。！？!?;\n]/u).map((sentence) => [...sentence].length));
  const phrases = (text.match(SET_PHRASES) ?? []).length;
  return {
    contact: CONTACT.test(text),
    proof: PROOF.test(text),
    dates: DATES.test(text),
    nextSteps: NEXT_STEPS.test(text),
    polite: SALUTATION.test(text) && !HARSH.test(text),
    plain: longest <= LONG_SENTENCE && (phrases * 100) / Math.max(100, [...text].length) < MANY_PHRASES,
  };
}

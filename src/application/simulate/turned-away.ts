import type { DeclineReason } from '../../domain/vocabulary/request.ts';

/** a request that is declined or handed over at once, with what the agent does about it. */
export type TurnedAway =
  | {
      readonly outlet: 'decline';
      readonly text: string;
      readonly reason: DeclineReason;
      readonly textForCaller: string;
      readonly lawfulWay: string | null;
    }
  | { readonly outlet: 'handOver'; readonly text: string; readonly to: string; readonly textForCaller: string };

/** What people ask of a hotline that it may not do, or that cannot wait for it. Persons, firms and cases are invented. */
export const turnedAway: readonly TurnedAway[] = [
  {
    outlet: 'decline',
    text: '我和装修公司的官司一审判我输了，我不服，希望你们让法院改判。',
    reason: 'litigation',
    textForCaller: '您反映的事项已由人民法院审理，不属于热线受理范围。',
    lawfulWay: '可在判决书送达之日起十五日内向上一级人民法院提起上诉。',
  },
  {
    outlet: 'decline',
    text: '公司拖着不给我算经济补偿金，劳动仲裁已经开过庭，请你们直接裁决让他们赔钱。',
    reason: 'arbitration',
    textForCaller: '您反映的争议正在劳动人事争议仲裁委员会审理，热线不能代为裁决。',
    lawfulWay: '请等待仲裁裁决；对裁决不服的，可依法向人民法院起诉。',
  },
  {
    outlet: 'decline',
    text: '我要举报我们村干部收受贿赂，请派人来查他。',
    reason: 'disciplineInspection',
    textForCaller: '您反映的内容属于纪检监察机关受理范围。',
    lawfulWay: '请拨打 12388 或登录纪检监察机关举报网站反映。',
  },
  {
    outlet: 'decline',
    text: '交警罚我二百元，处罚决定书已经下了，我认为罚错了，请你们撤销。',
    reason: 'reconsideration',
    textForCaller: '对行政处罚决定不服，应通过行政复议或行政诉讼解决。',
    lawfulWay: '可在知道处罚决定之日起六十日内申请行政复议。',
  },
  {
    outlet: 'decline',
    text: '请把去年城区拆迁补偿的全部合同复印一份给我。',
    reason: 'disclosure',
    textForCaller: '您的要求属于政府信息公开申请。',
    lawfulWay: '请向相关单位提交政府信息公开申请，网站、信函和当面均可。',
  },
  {
    outlet: 'decline',
    text: '帮我查一下我前夫现在住在哪里，手机号是多少。',
    reason: 'privateContent',
    textForCaller: '您的要求涉及他人隐私，依法不能提供。',
    lawfulWay: null,
  },
  {
    outlet: 'handOver',
    text: '三楼厨房窗户往外冒黑烟，能看见火苗，楼上还有人没下来！',
    to: '119 消防救援',
    textForCaller: '已立即转消防救援处置，请先撤到安全的地方，不要乘电梯。',
  },
  {
    outlet: 'handOver',
    text: '楼下有人持刀打架，已经有人受伤流血了。',
    to: '110 公安、120 急救',
    textForCaller: '已立即转公安和急救，请远离现场，保持电话畅通。',
  },
];

/** Names of users that boards put before an answer: they tell who is answered, not what. */
const USER_NAMES = /(?:a0|uu)\d{4,}/gu;
const DATES = /\d{4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?|\d{1,2}月\d{1,2}日/gu;

/** Salutations, thanks and phrases of every answer and every request: they say nothing about the matter. */
const PHRASES =
  /尊敬的|您好|你好|网友|市民|同志|收悉|留言|来信|来电|来帖|帖文|感谢|谢谢|反映|反应|答复|回复|回覆|如下|问题|情况|现将|现就|关于|针对|调查|核实|处理|关心|支持|监督|理解|工作|领导|书记|市长|县长|区长|有关|相关|部门|单位|投诉|举报|咨询|请求|求助|建议|您的|你的|您所|高度重视|生活愉快|身体健康|希望|解决|请问|平台|栏目|信访|经查|特此|祝您|第一时间|组织|进行|根据|按照|联系电话|我们|我局|我县|我市|我区/gu;

/** A text as requests and answers are compared: folded, without names of users, dates, and phrases that say nothing. */
export function matterOf(text: string): string {
  return plain(text).replaceAll(PHRASES, ' ');
}

/** A text folded, without names of users and dates. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(USER_NAMES, ' ').replaceAll(DATES, ' ');
}

/** The fragments of a text of so many letters, none across a border, each as often as it stands there. */
export function fragmentsOf(matter: string, length: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const run of matter.split(/[^\p{L}\p{N}]+/u)) {
    const letters = [...run];
    for (let at = 0; at + length <= letters.length; at += 1) {
      const fragment = letters.slice(at, at + length).join('');
      counts.set(fragment, (counts.get(fragment) ?? 0) + 1);
    }
  }
  return counts;
}

/** What an answer says it answers: `您反映的...问题`; null when it does not repeat the request. */
export function restatedIn(answer: string): string | null {
  const match =
    /(?:反映|反应|关于|咨询|提出|投诉|建议|询问|针对|来信|请求|举报)(?:的|了)?[“"'《【]?([^。；;]{4,80}?)[”"'》】]?等?(?:的|之)?(?:问题|情况|事宜|建议|诉求|留言|来信|咨询|一事|信访|收悉)/u.exec(
      plain(answer).slice(0, 400),
    );
  return match?.[1] ?? null;
}

/** Places as a letter with a number stands for them, and names of counties, towns, roads, villages, estates and schools. */
export function placesIn(text: string): ReadonlySet<string> {
  const folded = plain(text);
  const coded = folded.match(/(?<![a-z0-9])[a-z]\d{0,2}(?=[市区县州])/gu) ?? [];
  return new Set(coded);
}

/** Numbers of two digits or more that are no dates. */
export function numbersIn(text: string): ReadonlySet<string> {
  return new Set((plain(text).match(/\d+(?:\.\d+)?/gu) ?? []).filter(({ length }) => length > 1));
}

/** What names of places end in, the finer ones: a town or a county says where, but not which matter. */
const KINDS =
  '小区|花园|花苑|公寓|家园|新村|社区|广场|大厦|市场|商场|超市|酒店|宾馆|医院|诊所|大学|学院|中学|小学|学校|幼儿园|公园|工业园|产业园|工地|车站|地铁站|收费站|加油站|派出所|水库|立交桥|大桥|大道|公路|高速|街道|公司|集团|胡同|巷|路|街|桥|村|苑|城|府|湾|郡|庄|园|站|厂|矿';
const NAMED = new RegExp(`([\\p{Script=Han}a-z0-9]{2,8}?)(${KINDS})`, 'gu');
/** Letters that stand before a name and are not of it. */
const BEFORE =
  /^.*(?:[的了是我在你您他她它们这那和与及至到从于由向对把被给请要住有将就也都很来去往过等或以并且因为但又还个该各某整]|位于|坐落|反映|投诉|关于|咨询|请问|来电人|附近|旁边)/u;
/** Two letters before what it is tell places apart; more may be of the sentence. */
const OF_NAME = 2;

/**
 * Names of places in a normal text, found by what they end in, as their last two letters and what they are; each once. A rough cut that
 * needs no gazetteer: whether a name stands in another text is seen there.
 */
export function placesIn(normal: string): readonly string[] {
  const places = new Set<string>();
  for (const { name, kind } of namedPlaces(normal)) places.add([...name].slice(-OF_NAME).join('') + kind);
  return [...places];
}

/** What is further before may be of the sentence. */
const LONGEST_NAME = 4;

/** Names of places in a normal text, as far as they are likely to be names. */
export function wordsOfPlaces(normal: string): readonly string[] {
  return namedPlaces(normal).map(({ name, kind }) => [...name].slice(-LONGEST_NAME).join('') + kind);
}

/** Names of places in a normal text: what each is called, and what it is. */
export function namedPlaces(normal: string): readonly { readonly name: string; readonly kind: string }[] {
  return [...normal.matchAll(NAMED)].flatMap(([, front = '', kind = '']) => {
    const name = front.replace(BEFORE, '');
    return name.length < OF_NAME ? [] : [{ name, kind }];
  });
}

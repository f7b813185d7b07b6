const place = /(?:^|[、在,，推动加快支持完成])((?:\p{Script=Han}{2,3}(?:县|区|市))(?!级|域|直|内|属|场|政府|委))/gu;

/** The county or city that a clause names before a value; empty where it names none. */
export function readPlace(clauseLeft: string): string {
  const found = [...clauseLeft.matchAll(place)].at(-1)?.[1];
  return found === undefined || /^(?:全|本|各|我|城|市|园|新|老|社|小|景|灾|山|地|矿)/u.test(found) ? '' : found;
}

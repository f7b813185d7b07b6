import type { Label } from '../../domain/vocabulary/label.ts';

/** Kinds of wording that tell who or where somebody is, with their names in both languages. */
export const personalKinds = {
  mobile: { zh: '手机号码', en: 'mobile number' },
  landline: { zh: '固定电话', en: 'landline number' },
  idNumber: { zh: '身份证号', en: 'identity number' },
  bankCard: { zh: '银行卡号', en: 'bank card number' },
  plate: { zh: '车牌号', en: 'number plate' },
  mail: { zh: '电子邮箱', en: 'mail address' },
  account: { zh: '微信、QQ 号', en: 'WeChat or QQ account' },
  name: { zh: '姓名', en: 'name' },
  door: { zh: '门牌住址', en: 'address to the door' },
} as const satisfies Readonly<Record<string, Label>>;

export type PersonalKind = keyof typeof personalKinds;

/** A stretch of a text that was found; `start` inclusive, `end` exclusive. */
export type Found = { readonly kind: PersonalKind; readonly start: number; readonly end: number };

/** `officePhones`: landlines that are introduced as an office's stay. `names`: false where names stay; they are hidden otherwise. */
export type FindOptions = { readonly officePhones?: boolean; readonly names?: boolean };

/** Surnames of one and of two characters, by which names are recognised. */
export type NameLexicon = { readonly surnames: ReadonlySet<string>; readonly compoundSurnames: ReadonlySet<string> };

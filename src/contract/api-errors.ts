import type { Label } from '../domain/vocabulary/label.ts';

/** One error of the interface itself: the status it is answered with, and what people read; `{name}` stands for a parameter. */
type ApiErrorText = Label & { readonly status: number };

/** What the interface refuses before any rule is asked. Refusals of rules are in the vocabulary of the domain. */
export const apiErrors = {
  'http.badRequest': { status: 400, zh: '请求格式有误', en: 'The request is malformed' },
  'http.badJson': { status: 400, zh: '正文不是有效的 JSON（UTF-8）', en: 'The body is not valid JSON in UTF-8' },
  'http.repeatedField': { status: 400, zh: '字段“{field}”在正文中出现了两次', en: 'The field "{field}" stands in the body twice' },
  'http.badFields': { status: 400, zh: '部分字段不符合要求，见 fields', en: 'Some fields are not as they should be; see fields' },
  'http.badHeader': {
    status: 400,
    zh: '请求头 {header} 不符合要求：{expected}',
    en: 'The header {header} is not as it should be: {expected}',
  },
  'http.badPeriod': {
    status: 400,
    zh: '起止日期不存在或次序有误：{from} 至 {to}',
    en: 'The days do not exist or are in the wrong order: {from} to {to}',
  },
  'http.badLimit': { status: 400, zh: '不是可计算的期限：{amount} {unit}', en: 'That limit cannot be counted: {amount} {unit}' },
  'http.unknownCity': { status: 404, zh: '没有这个城市：{city}', en: 'There is no such city here: {city}' },
  'http.unknownClass': { status: 404, zh: '没有这个事项分类：{class}', en: 'There is no such class: {class}' },
  'http.notFound': { status: 404, zh: '没有这个地址', en: 'There is nothing at this address' },
  'http.tooLarge': { status: 413, zh: '内容超过上限（{limit} 字节）', en: 'The content is larger than allowed ({limit} bytes)' },
  'http.unsupportedMediaType': { status: 415, zh: '内容类型应为 {expected}', en: 'The content type should be {expected}' },
  'http.internal': { status: 500, zh: '系统出错，请稍后再试', en: 'Something failed on our side; please try again later' },
  'http.unavailable': { status: 503, zh: '系统暂时不可用，请稍后再试', en: 'The system cannot answer just now; please try again shortly' },
  'http.overloaded': { status: 503, zh: '系统繁忙，请稍后再试', en: 'There is more to do than can be done now; please try again shortly' },
  'auth.required': { status: 401, zh: '请先登录', en: 'Sign in first' },
  'auth.sessionEnded': { status: 401, zh: '登录已失效，请重新登录', en: 'Your session has ended; sign in again' },
  'auth.tokenRefused': { status: 401, zh: '令牌无效、已过期或已吊销', en: 'The token is unknown, expired or revoked' },
  'auth.secondStepNeeded': { status: 401, zh: '请先完成两步验证', en: 'Take the second step of signing in first' },
  'auth.enrolSecondStepNeeded': {
    status: 403,
    zh: '您的角色须启用两步验证，请先绑定',
    en: 'Your role takes a second step at sign-in; set it up first',
  },
  'auth.newPasswordNeeded': { status: 403, zh: '请先修改初始密码', en: 'Choose a password of your own first' },
  'auth.roleMayNot': { status: 403, zh: '您的角色不能使用此功能', en: 'Your role may not use this' },
  'auth.scopeMissing': { status: 403, zh: '此令牌没有所需的权限范围：{scope}', en: 'This token lacks the scope it takes: {scope}' },
  'auth.tokensMayNot': { status: 403, zh: '令牌不能使用此功能，请登录后使用', en: 'Tokens may not use this; sign in instead' },
  'auth.crossSite': { status: 403, zh: '拒绝来自其他网站的请求', en: 'Requests from other sites are refused' },
} as const satisfies Readonly<Record<string, ApiErrorText>>;

/** A code of the interface's own errors. */
export type ApiErrorCode = keyof typeof apiErrors;

import type { Label } from '../../../src/domain/vocabulary/label.ts';
import type { Privacy } from '../../../src/domain/vocabulary/request.ts';

/** Texts of the form. */
export const submitTexts = {
  title: { zh: '我要反映', en: 'Tell us something' },
  lead: {
    zh: '三步就好，不用注册。写到一半也没关系：内容暂存在这台设备上，断网、关掉页面都不会丢。',
    en: 'Three steps, no account. You can stop half-way: what you wrote is kept on this device, whatever happens to the connection or the page.',
  },
  whatStep: { zh: '发生了什么', en: 'What happened' },
  kind: { zh: '您想', en: 'What is it?' },
  text: { zh: '请把事情说清楚', en: 'Tell us about it' },
  textHint: {
    zh: '什么事、什么时候、现在怎样、希望怎么解决。请不要写身份证号、银行卡号。',
    en: 'What, since when, how it is now, what you hope for. Please leave out numbers of identity and bank cards.',
  },
  textMissing: { zh: '请写一下发生了什么', en: 'Please write what happened' },
  textTooLong: { zh: '写得太长了，请删去一些', en: 'This is too long; please shorten it' },
  counted: { zh: '{count} / {max} 字', en: '{count} / {max} characters' },
  whereStep: { zh: '在哪里', en: 'Where' },
  area: { zh: '县（市、区）', en: 'County or district' },
  anyArea: { zh: '请选择（不清楚可不选）', en: 'Choose one, or leave it if you are not sure' },
  place: { zh: '具体地点', en: 'The place' },
  optional: { zh: '（可不填）', en: '(optional)' },
  placeHint: { zh: '例如：滨河路 1 号院 3 号楼', en: 'For example: 1 Riverside Road, building 3' },
  placeTooLong: { zh: '地点最多 200 字', en: 'A place may have 200 characters' },
  locate: { zh: '用我现在的位置', en: 'Use where I am now' },
  locateHint: {
    zh: '点了以后浏览器会再问您一次；位置只随这件诉求提交，用来找到现场。',
    en: 'Your browser asks you once more. The position goes with this request only, to find the spot.',
  },
  locating: { zh: '正在定位…', en: 'Finding the position…' },
  located: { zh: '已记下位置（误差约 {metres} 米）', en: 'Position noted, to within about {metres} m' },
  locatedOnly: { zh: '诉求人所在位置', en: 'Where the caller was' },
  unlocate: { zh: '不用这个位置', en: 'Drop the position' },
  notLocated: { zh: '没有取得位置，请写一下地点', en: 'No position could be had; please write where it is' },
  whoStep: { zh: '怎么联系您', en: 'How to reach you' },
  privacy: { zh: '您的信息谁能看到', en: 'Who may know who you are' },
  phone: { zh: '手机或电话', en: 'Phone number' },
  phoneHint: {
    zh: '承办单位会先联系您，办完后也会回访',
    en: 'The unit contacts you first, and you are asked afterwards whether it was solved',
  },
  phoneMissing: { zh: '请留一个电话；不想留的，请在上面选“匿名”', en: 'Please leave a number, or choose “Anonymous” above' },
  phoneBad: { zh: '请检查电话号码：5 到 15 位数字', en: 'Please check the number: 5 to 15 digits' },
  name: { zh: '怎么称呼您', en: 'Your name' },
  nameTooLong: { zh: '称呼最多 200 字', en: 'A name may have 200 characters' },
  keepContact: { zh: '把称呼和电话也暂存在这台设备上', en: 'Keep name and number on this device too' },
  keepContactHint: { zh: '这台设备是您自己的再勾选', en: 'Only on a device of your own' },
  submit: { zh: '提交', en: 'Submit' },
  clear: { zh: '清空重写', en: 'Clear all' },
  clearSure: { zh: '确定清空？再点一次', en: 'Sure? Press once more' },
  restored: { zh: '已恢复您上次没写完的内容。', en: 'What you wrote last time is back.' },
  checkFields: { zh: '还有 {count} 处要改，已标红', en: 'Please put {count} things right; they are marked' },
  waitFiles: { zh: '照片上传完就提交…', en: 'It is submitted as soon as the photos are there…' },
  sending: { zh: '正在提交…', en: 'Submitting…' },
  resending: {
    zh: '没有连上，{seconds} 秒后自动再试。请放心：试几次都只算一件。',
    en: 'No connection; trying again in {seconds} s. However often it is tried, it counts once.',
  },
  retryNow: { zh: '现在就试', en: 'Try now' },
  backToForm: { zh: '先不提交，返回修改', en: 'Not yet, let me change it' },
  mayBeThere: {
    zh: '刚才那一次可能已经送到。再提交时会先核对，不会重复登记。',
    en: 'The last try may have arrived. It is checked when you submit again; nothing is entered twice.',
  },
  alreadyThere: {
    zh: '您改动之前的那一份已经收到并登记了。现在这一份如果是另一件事，可以再提交；如果是补充，请拨打 12345 报上电话查询编号。',
    en: 'What you sent before changing it has arrived already. If this is another matter, submit it as well; if it only adds to the first, call 12345 and give your phone number.',
  },
  submitAsNew: { zh: '作为新的一件提交', en: 'Submit as a new request' },
  notTaken: { zh: '没有提交成功', en: 'It was not submitted' },
} as const satisfies Record<string, Label>;

/** What each choice means for who reads what. */
export const privacyHints = {
  open: { zh: '承办单位能看到您的称呼和电话，方便直接联系您', en: 'The unit that handles it sees your name and number and can call you' },
  confidential: {
    zh: '只有热线中心知道您是谁，承办单位看不到；有事由中心转达',
    en: 'Only the hotline centre knows who you are; the unit does not, and the centre passes things on',
  },
  anonymous: {
    zh: '不留姓名和电话，没人能联系您；只能凭编号和查询码查进展',
    en: 'No name, no number, nobody can reach you; you look it up with number and code',
  },
} as const satisfies Record<Privacy, Label>;

/** Texts of the receipt. */
export const receiptTexts = {
  title: { zh: '已经收到', en: 'It has arrived' },
  keep: {
    zh: '请现在就保存编号和查询码：查进展、评价都要用，查询码只在这里显示一次。',
    en: 'Keep number and code now: you need both to look it up and to rate it, and the code is shown only here.',
  },
  number: { zh: '编号', en: 'Number' },
  code: { zh: '查询码', en: 'Query code' },
  due: { zh: '答复期限', en: 'You are answered by' },
  next: { zh: '接下来', en: 'What comes next' },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
  notCopied: { zh: '没能复制，请手抄或存为图片', en: 'It could not be copied; write it down or save the picture' },
  copyText: {
    zh: '{city}12345 编号：{number} 查询码：{code} 查进展：{url}',
    en: '{city} 12345, number {number}, code {code}, look it up at {url}',
  },
  picture: { zh: '存为图片', en: 'Save as a picture' },
  pictureName: { zh: '12345诉求-{number}', en: '12345-request-{number}' },
  print: { zh: '打印', en: 'Print' },
  open: { zh: '查看进展', en: 'Look it up' },
  qr: {
    zh: '扫码查看进展的二维码，含编号和查询码，请勿给他人',
    en: 'A QR code that opens the progress page; it holds number and code, so show it to nobody',
  },
  sms: {
    zh: '如果本市开通了短信，编号和查询码也会发到 {phone}。',
    en: 'Where the city sends text messages, number and code also come to {phone}.',
  },
  another: { zh: '再反映一件', en: 'Tell us something else' },
} as const satisfies Record<string, Label>;

import type { Label } from '../../../src/domain/vocabulary/label.ts';

/** Texts of photos and files. */
export const photoTexts = {
  photos: { zh: '照片或文件', en: 'Photos or files' },
  optional: { zh: '（可不填）', en: '(optional)' },
  hint: {
    zh: '最多 {count} 个，每个不超过 {size} MB。选好就会上传；没有提交的，两天内自动删除。',
    en: 'Up to {count}, {size} MB each. They are sent as you choose them; what you do not submit is deleted within two days.',
  },
  camera: { zh: '拍照', en: 'Take a photo' },
  choose: { zh: '从相册或文件中选', en: 'Choose photos or files' },
  removePlace: { zh: '去掉照片里记录的拍摄地点（推荐）', en: 'Take the place where it was taken out of the photo (advised)' },
  placeRemoved: {
    zh: '照片里记有拍摄地点、时间和手机型号，发送前会去掉，画面不变。如果愿意让工作人员据此找到现场，可以取消勾选。',
    en: 'The photo tells where, when and with which phone it was taken. This is taken out before sending; the picture stays as it is. Untick it if staff may use the place to find the spot.',
  },
  shrink: { zh: '缩小大照片再发送（推荐，省流量）', en: 'Send big photos smaller (advised, saves data)' },
  shrinkHint: { zh: '长边缩到 2560 像素，细节仍看得清。', en: 'The longer side becomes 2560 pixels; details stay visible.' },
  remove: { zh: '删除', en: 'Remove' },
  removeNamed: { zh: '删除 {name}', en: 'Remove {name}' },
  waiting: { zh: '等待上传', en: 'Waiting' },
  sending: { zh: '正在上传 {percent}%', en: 'Sending, {percent}%' },
  done: { zh: '已上传', en: 'Sent' },
  waits: { zh: '连接断了，恢复后自动继续上传', en: 'The connection broke; it goes on by itself when it is back' },
  gone: { zh: '已过一天，请重新选择这个文件', en: 'More than a day has passed; choose this file again' },
  unknownKind: {
    zh: '不支持这种文件，请用照片、PDF、docx、xlsx、MP4 或 MP3',
    en: 'Files of this kind are not taken; use photos, PDF, docx, xlsx, MP4 or MP3',
  },
  empty: { zh: '文件是空的', en: 'The file is empty' },
  tooLarge: { zh: '文件太大，请选小一些的', en: 'The file is too large; choose a smaller one' },
  tooMany: { zh: '文件太多，请先删除几个', en: 'Too many files; remove some first' },
  unreadable: { zh: '读不出这个文件，请重新选择', en: 'The file cannot be read; choose it again' },
} as const satisfies Record<string, Label>;

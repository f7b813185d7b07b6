import type { Label } from './label.ts';

/** What may be kept as a file: its media type, and the ending its name gets. */
type FileKind = Label & { readonly mediaType: string; readonly extension: string };

/** The closed list of kinds of files, told apart by their content and never by their name. */
export const fileKinds = {
  jpeg: { zh: 'JPEG 图片', en: 'JPEG image', mediaType: 'image/jpeg', extension: 'jpg' },
  png: { zh: 'PNG 图片', en: 'PNG image', mediaType: 'image/png', extension: 'png' },
  webp: { zh: 'WebP 图片', en: 'WebP image', mediaType: 'image/webp', extension: 'webp' },
  gif: { zh: 'GIF 图片', en: 'GIF image', mediaType: 'image/gif', extension: 'gif' },
  pdf: { zh: 'PDF 文件', en: 'PDF document', mediaType: 'application/pdf', extension: 'pdf' },
  docx: {
    zh: 'Word 文档（docx）',
    en: 'Word document (docx)',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extension: 'docx',
  },
  xlsx: {
    zh: 'Excel 表格（xlsx）',
    en: 'Excel workbook (xlsx)',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extension: 'xlsx',
  },
  mp4: { zh: 'MP4 视频', en: 'MP4 video', mediaType: 'video/mp4', extension: 'mp4' },
  mp3: { zh: 'MP3 录音', en: 'MP3 recording', mediaType: 'audio/mpeg', extension: 'mp3' },
} as const satisfies Readonly<Record<string, FileKind>>;
export type FileKindName = keyof typeof fileKinds;

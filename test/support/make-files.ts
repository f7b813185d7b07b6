import { crc32, deflateSync } from 'node:zlib';
import type { ByteSource } from '../../src/application/files/ports.ts';
import { writeZip, type ZipPart } from './write-zip.ts';

/** Stands in metadata wherever a maker can put it; must never be seen where metadata are taken out. */
export const SECRET = 'GPS 37.5177N 111.1446E Zhang Wei';

/** A file in memory, as the inspecting code reads it. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: (from, to) => Promise.resolve(bytes.subarray(from, to)) };
}

function segment(marker: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([head, data]);
}

/** EXIF in the byte order of Intel, with an orientation and a text. */
export function exif(orientation: number): Buffer {
  const directory = Buffer.alloc(2 + 24 + 4);
  directory.writeUInt16LE(2, 0);
  directory.writeUInt16LE(0x0112, 2);
  directory.writeUInt16LE(3, 4);
  directory.writeUInt32LE(1, 6);
  directory.writeUInt16LE(orientation, 10);
  directory.writeUInt16LE(0x010e, 14);
  directory.writeUInt16LE(2, 16);
  directory.writeUInt32LE(SECRET.length, 18);
  directory.writeUInt32LE(8 + directory.length, 22);
  return Buffer.concat([Buffer.from('II*\0\b\0\0\0', 'latin1'), directory, Buffer.from(SECRET)]);
}

/** A grey JPEG that decoders show, of one block per eight pixels square; with all kinds of metadata when asked. */
export function jpeg(
  options: {
    readonly width?: number;
    readonly height?: number;
    readonly orientation?: number;
    readonly metadata?: boolean;
    readonly filling?: number;
  } = {},
): Buffer {
  const { width = 8, height = 8, orientation = 1, metadata = false, filling = 0 } = options;
  const frame = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  const oneCode = [1, ...Array.from({ length: 15 }, () => 0), 0];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0', 'latin1')),
    ...(metadata
      ? [
          segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation)])),
          segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${SECRET}</x>`, 'latin1')),
          segment(0xed, Buffer.from(`Photoshop 3.0\0${SECRET}`, 'latin1')),
          segment(0xfe, Buffer.from(SECRET)),
        ]
      : []),
    ...Array.from({ length: filling }, () => segment(0xe2, Buffer.alloc(60_000, 'x'))),
    segment(0xdb, Buffer.from([0, ...Array.from({ length: 64 }, () => 1)])),
    segment(0xc0, frame),
    segment(0xc4, Buffer.from([0x00, ...oneCode])),
    segment(0xc4, Buffer.from([0x10, ...oneCode])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x3f, 0xff, 0xd9]),
    ...(metadata ? [Buffer.from(SECRET)] : []),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(data.length, 0);
  numbers.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** A grey PNG. With other `shown` dimensions its header lies, as a bomb's does. */
export function png(options: { readonly metadata?: boolean; readonly shown?: readonly [number, number] } = {}): Buffer {
  const { metadata = false, shown = [4, 4] } = options;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(shown[0], 0);
  header.writeUInt32BE(shown[1], 4);
  header.writeUInt8(8, 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    ...(metadata
      ? [chunk('tEXt', Buffer.from(`Comment\0${SECRET}`, 'latin1')), chunk('eXIf', exif(1)), chunk('prVt', Buffer.from(SECRET))]
      : []),
    chunk('IDAT', deflateSync(Buffer.alloc(4 * 5))),
    chunk('IEND', Buffer.alloc(0)),
    ...(metadata ? [Buffer.from(SECRET)] : []),
  ]);
}

function riffChunk(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** A WebP of one pixel, in the extended form. */
export function webp(options: { readonly metadata?: boolean; readonly canvas?: readonly [number, number] } = {}): Buffer {
  const { metadata = false, canvas = [1, 1] } = options;
  const pixel = Buffer.from('LwAAABAHEBERiIj+BwA=', 'base64').subarray(0, 13);
  const extended = Buffer.alloc(10);
  extended.writeUInt8(metadata ? 0x1c : 0x10, 0);
  extended.writeUIntLE(canvas[0] - 1, 4, 3);
  extended.writeUIntLE(canvas[1] - 1, 7, 3);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    riffChunk('VP8X', extended),
    riffChunk('VP8L', pixel),
    ...(metadata ? [riffChunk('EXIF', exif(1)), riffChunk('XMP ', Buffer.from(SECRET))] : []),
  ]);
  return riffChunk('RIFF', body);
}

/** A GIF of one pixel. */
export function gif(options: { readonly metadata?: boolean; readonly screen?: readonly [number, number] } = {}): Buffer {
  const { metadata = false, screen = [1, 1] } = options;
  const head = Buffer.from('R0lGODlhAQABAIAAAAAAAP///w==', 'base64');
  head.writeUInt16LE(screen[0], 6);
  head.writeUInt16LE(screen[1], 8);
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, SECRET.length]), Buffer.from(SECRET), Buffer.from([0])]);
  return Buffer.concat([head, ...(metadata ? [comment] : []), Buffer.from('IfkEAQAAAAAsAAAAAAEAAQAAAgFEADs=', 'base64')]);
}

/** A PDF as far as its kind can be told. */
export function pdf(): Buffer {
  return Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n', 'latin1');
}

function box(type: string, data: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + data.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data]);
}

/** An MP4 with an empty movie. */
export function mp4(): Buffer {
  return Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\0\0isom', 'latin1')),
    box('moov', Buffer.alloc(16)),
    box('mdat', Buffer.alloc(64)),
  ]);
}

/** Two silent frames of MP3, behind a tag. */
export function mp3(): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9064, 0);
  return Buffer.concat([Buffer.from('ID3\u0003\0\0\0\0\0\u0004abcd', 'latin1'), frame, frame]);
}

/** A Word document, with other parts beside it when given. */
export function docx(more: readonly ZipPart[] = []): Buffer {
  return writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'word/document.xml', content: `<w:document>${'一段文字。'.repeat(100)}</w:document>` },
    ...more,
  ]);
}

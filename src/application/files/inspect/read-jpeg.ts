import { joinPieces, ByteWindow, type Piece } from '../byte-window.ts';
import type { ByteSource } from '../ports.ts';
import type { ImageLayout } from './image-layout.ts';
import { exifOrientation, orientationSegment } from './exif-orientation.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const COMMENT = 0xfe;
/** Start of frame: all of C0 to CF that are not tables. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;
/** A photo has a few dozen segments; thousands of scans keep a decoder busy for minutes. */
const MAX_SEGMENTS = 2_000;
const MAX_SCANS = 100;
const MAX_FILLING = 1_000;

/**
 * Reads a JPEG segment by segment to its end mark. The clean form keeps what a decoder needs, colours and orientation included, and
 * drops EXIF, XMP, IPTC, comments, thumbnails, and everything behind the end. Undefined when it is none.
 */
export async function readJpeg(source: ByteSource): Promise<ImageLayout | undefined> {
  const window = new ByteWindow(source);
  const start = await window.at(0, 2);
  if (start?.[0] !== 0xff || start[1] !== SOI) return undefined;
  let pixels = 0;
  let orientation = 1;
  let scans = 0;
  const kept: Piece[] = [];
  let at = 2;
  for (let segments = 0; segments < MAX_SEGMENTS && scans <= MAX_SCANS; segments += 1) {
    const marker = await markerAt(window, at);
    if (marker?.code === EOI) {
      if (pixels === 0 || scans === 0) return undefined;
      const turned = orientation === 1 ? [] : [orientationSegment(orientation)];
      return { pixels, clean: joinPieces([{ from: 0, to: 2 }, ...turned, ...kept, { from: marker.at, to: marker.at + 2 }]) };
    }
    const segment = marker === undefined ? undefined : await segmentAt(window, marker);
    if (segment === undefined) return undefined;
    const { code, data, from, to } = segment;
    if (isFrame(code)) pixels = Math.max(pixels, pixelsOf(data));
    if (code === APP1) orientation = exifOrientation(data) ?? orientation;
    if (code === SOS) scans += 1;
    if (isNeeded(code, data)) kept.push({ from, to });
    at = to;
  }
  return undefined;
}

type Marker = { readonly at: number; readonly code: number };

/** A marker is FF and its code; some more FF may stand before it. */
async function markerAt(window: ByteWindow, from: number): Promise<Marker | undefined> {
  for (let at = from; at < from + MAX_FILLING; at += 1) {
    const bytes = await window.at(at, 2);
    if (bytes?.[0] !== 0xff) return undefined;
    const code = bytes[1] ?? 0;
    if (code === 0xff) continue;
    return code === 0 || code === SOI || isRestart(code) ? undefined : { at, code };
  }
  return undefined;
}

type Segment = { readonly code: number; readonly data: Buffer; readonly from: number; readonly to: number };

/** A segment with its data; that of a scan ends where the next marker stands. */
async function segmentAt(window: ByteWindow, { at, code }: Marker): Promise<Segment | undefined> {
  const length = (await window.at(at + 2, 2))?.readUInt16BE(0) ?? 0;
  const data = length < 2 ? undefined : await window.at(at + 4, length - 2);
  if (data === undefined) return undefined;
  const end = at + 2 + length;
  const to = code === SOS ? await endOfScan(window, end) : end;
  return to === undefined ? undefined : { code, data, from: at, to };
}

function pixelsOf(frame: Buffer): number {
  return frame.length < 6 ? 0 : frame.readUInt16BE(1) * frame.readUInt16BE(3);
}

/** The first marker after the data of a scan: FF that neither stands for itself (00), nor restarts, nor fills. */
async function endOfScan(window: ByteWindow, from: number): Promise<number | undefined> {
  let isAfterFf = false;
  for (let at = from; ;) {
    const bytes = await window.from(at);
    if (bytes === undefined) return undefined;
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = bytes[index] ?? 0;
      if (isAfterFf && byte !== 0 && byte !== 0xff && !isRestart(byte)) return at + index - 1;
      isAfterFf = byte === 0xff;
    }
    at += bytes.length;
  }
}

function isNeeded(code: number, data: Buffer): boolean {
  const begins = (text: string): boolean => data.subarray(0, text.length).equals(Buffer.from(text, 'latin1'));
  if (code === APP0) return begins('JFIF\0') && data.length === 14;
  if (code === APP2) return begins('ICC_PROFILE\0');
  if (code === APP14) return begins('Adobe');
  return code < APP0 && code !== COMMENT;
}

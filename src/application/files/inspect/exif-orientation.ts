const HEADER = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;

/** How a photo is to be turned, 1 to 8, as an EXIF segment says; undefined when it says nothing. */
export function exifOrientation(segment: Buffer): number | undefined {
  if (!segment.subarray(0, HEADER.length).equals(HEADER)) return undefined;
  const tiff = segment.subarray(HEADER.length);
  if (tiff.length < 8) return undefined;
  const little = tiff.readUInt16BE(0) === 0x4949;
  const short = (at: number): number | undefined =>
    at + 2 > tiff.length ? undefined : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(first) ?? 0;
  for (let entry = first + 2; entry < first + 2 + count * 12; entry += 12) {
    const tag = short(entry);
    if (tag === undefined) return undefined;
    if (tag !== ORIENTATION) continue;
    const value = short(entry + 8) ?? 0;
    return value >= 1 && value <= 8 ? value : undefined;
  }
  return undefined;
}

/** An EXIF segment that says how to turn the photo, and nothing else. */
export function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.alloc(36);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(34, 2);
  HEADER.copy(segment, 4);
  // Big-endian TIFF with one directory of one entry: orientation, of type SHORT, once.
  segment.write('MM', 10, 'latin1');
  segment.writeUInt16BE(42, 12);
  segment.writeUInt32BE(8, 14);
  segment.writeUInt16BE(1, 18);
  segment.writeUInt16BE(ORIENTATION, 20);
  segment.writeUInt16BE(3, 22);
  segment.writeUInt32BE(1, 24);
  segment.writeUInt16BE(orientation, 28);
  return segment;
}

/** What a JPEG says of itself beside the picture. */
export type PhotoMetadata = {
  /** Where it was taken stands in it. */
  readonly hasPlace: boolean;
  /** How it is to be turned, 1 (not at all) to 8. */
  readonly orientation: number;
};

type Segment = { readonly marker: number; readonly from: number; readonly to: number };

const EXIF = [0x45, 0x78, 0x69, 0x66, 0, 0];
const [APP1, APP13, COMMENT, START_OF_SCAN] = [0xe1, 0xed, 0xfe, 0xda];
const [TAG_ORIENTATION, TAG_GPS] = [0x0112, 0x8825];

/** Reads what a JPEG says of its place and orientation; undefined when the bytes are no JPEG. Broken metadata count as telling a place. */
export function readPhotoMetadata(bytes: Uint8Array): PhotoMetadata | undefined {
  const segments = segmentsOf(bytes);
  if (segments === undefined) return undefined;
  let found: PhotoMetadata = { hasPlace: false, orientation: 1 };
  for (const { marker, from, to } of segments) {
    if (marker !== APP1 && marker !== APP13) continue;
    // XMP and IPTC may name a place in many ways.
    const exif =
      marker === APP1 && EXIF.every((byte, index) => bytes[from + 4 + index] === byte) ? readExif(bytes.subarray(from + 10, to)) : null;
    found = exif === null ? { ...found, hasPlace: true } : { hasPlace: found.hasPlace || exif.hasPlace, orientation: exif.orientation };
  }
  return found;
}

/**
 * The JPEG without what tells of place, time and device: EXIF, XMP, IPTC, comments, and whatever stands behind its end. The picture itself is not
 * touched, and is turned as before. Bytes that are no JPEG are given back as they are.
 */
export function withoutPlace(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const segments = segmentsOf(bytes);
  if (segments === undefined) return new Uint8Array(bytes);
  const orientation = readPhotoMetadata(bytes)?.orientation ?? 1;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  if (orientation !== 1) parts.push(orientationSegment(orientation));
  for (const { marker, from, to } of segments) {
    if (marker !== APP1 && marker !== APP13 && marker !== COMMENT) parts.push(bytes.subarray(from, to));
  }
  parts.push(bytes.subarray(segments.at(-1)?.to ?? 2, endOfPicture(bytes)));
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The segments before the picture's data, the head of the data last; undefined when it is no JPEG. */
function segmentsOf(bytes: Uint8Array): readonly Segment[] | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const segments: Segment[] = [];
  for (let from = 2; from + 4 <= bytes.length;) {
    const marker = bytes[from + 1] ?? 0;
    if (bytes[from] !== 0xff) return undefined;
    // Fill bytes may stand before a marker.
    if (marker === 0xff) {
      from += 1;
      continue;
    }
    const to = from + 2 + ((bytes[from + 2] ?? 0) << 8) + (bytes[from + 3] ?? 0);
    if (to > bytes.length || to < from + 4) return undefined;
    segments.push({ marker, from, to });
    if (marker === START_OF_SCAN) return segments;
    from = to;
  }
  return undefined;
}

/** Phones put whole videos and second pictures, with metadata of their own, behind the end. */
function endOfPicture(bytes: Uint8Array): number {
  const segments = segmentsOf(bytes) ?? [];
  for (let at = segments.at(-1)?.to ?? 0; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== 0xff) continue;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    // Tables between the scans of a progressive picture have a length of their own, and may hold any bytes.
    const isTable = marker >= 0xc0 && marker <= 0xfe && (marker < 0xd0 || marker > 0xd8);
    if (isTable) at += 1 + ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0);
  }
  return bytes.length;
}

function readExif(tiff: Uint8Array): PhotoMetadata | null {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const little = view.getUint16(0) === 0x4949;
    const directory = view.getUint32(4, little);
    const count = view.getUint16(directory, little);
    let found: PhotoMetadata = { hasPlace: false, orientation: 1 };
    for (let index = 0; index < count; index += 1) {
      const entry = directory + 2 + index * 12;
      const tag = view.getUint16(entry, little);
      if (tag === TAG_GPS) found = { ...found, hasPlace: true };
      if (tag === TAG_ORIENTATION) found = { ...found, orientation: knownOrientation(view.getUint16(entry + 8, little)) };
    }
    return found;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function knownOrientation(value: number): number {
  return value >= 1 && value <= 8 ? value : 1;
}

/** EXIF that says how the picture is turned, and nothing else. */
function orientationSegment(orientation: number): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  return Uint8Array.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length, ...EXIF, ...tiff]);
}

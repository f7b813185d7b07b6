import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jpeg, SECRET } from '../../../test/support/make-files.ts';
import { readPhotoMetadata, withoutPlace } from './photo-metadata.ts';

/** EXIF of one directory: an orientation, and a pointer to a place if there is one; in either byte order. */
function exifSegment({ orientation, hasPlace, little }: { orientation: number; hasPlace: boolean; little: boolean }): Buffer {
  const count = hasPlace ? 2 : 1;
  const tiff = Buffer.alloc(8 + 2 + count * 12 + 4);
  const view = new DataView(tiff.buffer, tiff.byteOffset);
  tiff.write(little ? 'II' : 'MM', 'latin1');
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, count, little);
  view.setUint16(10, 0x0112, little);
  view.setUint16(12, 3, little);
  view.setUint32(14, 1, little);
  view.setUint16(18, orientation, little);
  if (hasPlace) {
    view.setUint16(22, 0x8825, little);
    view.setUint16(24, 4, little);
    view.setUint32(26, 1, little);
    view.setUint32(30, 8, little);
  }
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  return Buffer.concat([Buffer.from([0xff, 0xe1, 0, body.length + 2]), body]);
}

function withExif(segment: Buffer): Buffer {
  const plain = jpeg();
  return Buffer.concat([plain.subarray(0, 2), segment, plain.subarray(2)]);
}

for (const little of [true, false]) {
  test(`the place in EXIF is found in ${little ? 'little' : 'big'} endian order, and taken out; the turn of the picture stays`, () => {
    const photo = withExif(exifSegment({ orientation: 6, hasPlace: true, little }));
    assert.deepEqual(readPhotoMetadata(photo), { hasPlace: true, orientation: 6 });
    const bare = withoutPlace(photo);
    assert.deepEqual(readPhotoMetadata(bare), { hasPlace: false, orientation: 6 });
    assert.deepEqual(readPhotoMetadata(withExif(exifSegment({ orientation: 3, hasPlace: false, little }))), {
      hasPlace: false,
      orientation: 3,
    });
  });
}

test('XMP, IPTC, comments and what stands behind the end go as well, the picture stays byte for byte', () => {
  const photo = jpeg({ metadata: true, orientation: 8, filling: 2 });
  assert.deepEqual(readPhotoMetadata(photo), { hasPlace: true, orientation: 8 });
  const bare = Buffer.from(withoutPlace(photo));
  assert.equal(bare.indexOf(SECRET), -1);
  assert.deepEqual(readPhotoMetadata(bare), { hasPlace: false, orientation: 8 });
  assert.ok(bare.includes(jpeg().subarray(20)), 'tables, frame and data');
  assert.deepEqual(Buffer.from(withoutPlace(jpeg())), jpeg(), 'nothing to take out');
});

test('broken EXIF counts as telling a place, and is taken out', () => {
  const torn = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 12]), Buffer.from('Exif\0\0II*\0', 'latin1')]);
  assert.equal(readPhotoMetadata(withExif(torn))?.hasPlace, true);
  assert.deepEqual(Buffer.from(withoutPlace(withExif(torn))), jpeg());
});

test('what is no JPEG is left as it is, and no bytes break the reader', () => {
  assert.equal(readPhotoMetadata(Buffer.from('GIF89a')), undefined);
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 400 }), (noise, at) => {
      const photo = new Uint8Array(jpeg({ metadata: true }));
      photo.set(noise.subarray(0, Math.max(0, photo.length - at)), Math.min(at, photo.length));
      for (const bytes of [noise, photo]) {
        const bare = withoutPlace(bytes);
        const metadata = readPhotoMetadata(bytes);
        if (metadata === undefined) assert.deepEqual(bare, bytes);
        else assert.deepEqual(readPhotoMetadata(bare), { hasPlace: false, orientation: metadata.orientation });
        assert.ok(bare.length <= bytes.length + 40);
      }
    }),
    { numRuns: 500 },
  );
});

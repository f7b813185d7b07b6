import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { docx, gif, jpeg, mp3, mp4, pdf, png, SECRET, sourceOf, webp } from '../../../../test/support/make-files.ts';
import { writeZip } from '../../../../test/support/write-zip.ts';
import type { FileKindName } from '../../../domain/vocabulary/file.ts';
import { lengthOf, readPieces } from '../byte-window.ts';
import { imageReaders, inspectFile } from './inspect-file.ts';

const samples: Readonly<Record<FileKindName, Buffer>> = {
  jpeg: jpeg(),
  png: png(),
  webp: webp(),
  gif: gif(),
  pdf: pdf(),
  docx: docx(),
  xlsx: writeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: 'xl/workbook.xml', content: '<workbook/>' },
  ]),
  mp4: mp4(),
  mp3: mp3(),
};

async function told(bytes: Uint8Array): Promise<string> {
  const found = await inspectFile(sourceOf(bytes));
  return found.ok ? found.value : found.error;
}

/** What is handed out where metadata must not be. */
async function cleaned(kind: FileKindName, bytes: Uint8Array): Promise<Buffer> {
  const source = sourceOf(bytes);
  const layout = (await imageReaders[kind]?.(source)) ?? assert.fail('not read');
  const parts: Uint8Array[] = [];
  for await (const part of readPieces(source, layout.clean)) parts.push(part);
  const clean = Buffer.concat(parts);
  assert.equal(clean.length, lengthOf(layout.clean));
  return clean;
}

for (const [kind, bytes] of Object.entries(samples)) {
  test(`a ${kind} is told by its content`, async () => {
    assert.equal(await told(bytes), kind);
  });

  test(`a ${kind} that is cut off or spoilt never fails otherwise than by a refusal`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: bytes.length - 1 }), fc.nat({ max: 255 }), fc.boolean(), async (at, value, cut) => {
        const spoilt = cut ? bytes.subarray(0, at) : Buffer.from(bytes).fill(value, at, at + 1);
        assert.equal(typeof (await told(spoilt)), 'string');
      }),
      { numRuns: 300 },
    );
  });
}

for (const kind of ['jpeg', 'png', 'webp', 'gif', 'docx', 'mp4'] as const) {
  test(`a ${kind} without its end is damaged`, async () => {
    assert.notEqual(await told(samples[kind].subarray(0, -3)), kind);
  });
}

test('[R-3] a clean image holds no metadata, is whole, and is its own clean form', async () => {
  const withMetadata = {
    jpeg: jpeg({ metadata: true, orientation: 6 }),
    png: png({ metadata: true }),
    webp: webp({ metadata: true }),
    gif: gif({ metadata: true }),
  };
  for (const [kind, bytes] of Object.entries(withMetadata) as [keyof typeof withMetadata, Buffer][]) {
    assert.ok(bytes.includes(SECRET), kind);
    assert.equal(await told(bytes), kind);
    const clean = await cleaned(kind, bytes);
    assert.ok(!clean.includes(SECRET), kind);
    assert.equal(await told(clean), kind);
    assert.deepEqual(await cleaned(kind, clean), clean, kind);
  }
});

test('a photo stays turned as it was taken', async () => {
  for (const orientation of [2, 6, 8]) {
    const clean = await cleaned('jpeg', jpeg({ metadata: true, orientation }));
    const at = clean.indexOf('Exif\0\0');
    assert.equal(clean.readUInt16BE(at + 24), orientation);
  }
  assert.equal((await cleaned('jpeg', jpeg({ metadata: true }))).indexOf('Exif'), -1);
});

test('images of more than fifty million pixels are refused by their headers', async () => {
  const bombs = [jpeg({ width: 65_535, height: 65_535 }), png({ shown: [100_000, 100_000] }), webp({ canvas: [16_000, 16_000] })];
  for (const bomb of [...bombs, gif({ screen: [60_000, 60_000] })]) assert.equal(await told(bomb), 'FILE_TOO_MANY_PIXELS');
  assert.equal(await told(jpeg({ width: 8000, height: 6000 })), 'jpeg');
});

test('a photo whose dimensions come after megabytes of segments is read all the same', async () => {
  assert.equal(await told(jpeg({ filling: 60 })), 'jpeg');
});

test('archives: bombs, lies, macros, overlaps and other archives are refused', async () => {
  const megabytes = (count: number): Buffer => Buffer.alloc(count * 1024 * 1024);
  assert.equal(await told(docx([{ name: 'bomb.xml', content: megabytes(120) }])), 'FILE_UNPACKS_TOO_LARGE');
  assert.equal(await told(docx([{ name: 'bomb.xml', content: megabytes(20) }])), 'FILE_UNPACKS_TOO_LARGE');
  assert.equal(await told(docx([{ name: 'bomb.xml', content: megabytes(20), declaredSize: 1000 }])), 'FILE_DAMAGED');
  assert.equal(await told(docx([{ name: 'short.xml', content: 'abc', declaredSize: 1000 }])), 'FILE_DAMAGED');
  assert.equal(await told(docx([{ name: 'word/vbaProject.bin', content: 'x' }])), 'FILE_WITH_MACROS');
  assert.equal(await told(docx([{ name: 'word/document.xml', content: 'twice' }])), 'FILE_DAMAGED');
  assert.equal(await told(writeZip([{ name: 'a.txt', content: 'x' }])), 'FILE_KIND_UNKNOWN');
  const overlapping = docx([{ name: 'more.xml', content: 'x' }]);
  const last = overlapping.lastIndexOf('PK\u0001\u0002');
  overlapping.writeUInt32LE(0, last + 42);
  assert.equal(await told(overlapping), 'FILE_DAMAGED');
});

test('other things are no files of ours, whatever they say they are', async () => {
  const others = ['', 'x', '<svg xmlns="http://www.w3.org/2000/svg"/>', '<html><script>1</script>', 'MZ', '#!/bin/sh', '\0\0\0\0'];
  for (const text of others) assert.equal(await told(Buffer.from(text)), 'FILE_KIND_UNKNOWN', text);
  assert.equal(await told(Buffer.from('%PDF-nonsense')), 'FILE_DAMAGED');
});

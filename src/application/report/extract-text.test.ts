import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pdfFile, wordFile } from '../../../test/support/make-report-files.ts';
import { writeZip } from '../../../test/support/write-zip.ts';
import { extractText, LARGEST_REPORT_BYTES } from './extract-text.ts';

const words = '一、2031年工作安排\n改造𠮷祥路😀，新建公园9个。';
/** 新建公园 */
const gb18030 = Buffer.from('d0c2bda8b9abd4b0', 'hex');

test('[B-1] a text file is taken as it is, in UTF-8 or GB18030, with its breaks and spaces', async () => {
  assert.deepEqual(await read(Buffer.from(`${words}\r\n\u3000\n`)), { text: `${words}\r\n\u3000\n`, format: 'txt' });
  assert.deepEqual(await read(Buffer.from(`\u{FEFF}${words}`)), { text: words, format: 'txt' });
  assert.deepEqual(await read(Buffer.concat([gb18030, Buffer.from('9'), gb18030])), { text: '新建公园9新建公园', format: 'txt' });
});

test('[B-1] the words of a Word file, a line for each paragraph', async () => {
  assert.deepEqual(await read(wordFile([...words.split('\n'), '甲 & <乙>\t丙'])), { text: `${words}\n甲 & <乙>\t丙\n`, format: 'docx' });
});

test('[B-1] the words of a PDF, a line for each of its lines', async () => {
  assert.deepEqual(await read(pdfFile(words.split('\n'))), { text: words, format: 'pdf' });
});

test('[B-1] the words of a web page without what nobody reads', async () => {
  const page = `<!DOCTYPE html><html><head><title>首页</title></head><body><nav>网站导航</nav><script>let a = 1;</script>
    <h1>一、2031年工作安排</h1><p>改造&#x20BB7;祥路😀，<b>新建</b>公园
    9个。</p><table><tr><td>甲</td><td>1</td></tr></table></body></html>`;
  assert.deepEqual(await read(Buffer.from(page)), { text: '一、2031年工作安排\n改造𠮷祥路😀，新建公园 9个。\n甲\t1', format: 'html' });
  assert.deepEqual(await read(Buffer.from('\n <!-- 存档 --><p>新建公园9个。')), { text: '新建公园9个。', format: 'html' });
});

for (const [what, bytes, code, line] of [
  ['nothing', Buffer.alloc(0), 'report.empty', null],
  ['spaces only', Buffer.from(' \n\u3000\r\n'), 'report.empty', null],
  ['a Word file without words', wordFile([]), 'report.empty', null],
  ['a PDF of images', pdfFile([]), 'report.noTextInPdf', null],
  ['half a PDF', pdfFile(['新建公园9个。']).subarray(0, 40), 'report.damaged', null],
  ['half a Word file', wordFile(['新建公园9个。']).subarray(0, 90), 'report.damaged', null],
  ['another archive', writeZip([{ name: 'a.txt', content: words }]), 'report.binary', null],
  [
    'a Word file that unpacks without end',
    writeZip([{ name: 'word/document.xml', content: words, declaredSize: 2 ** 31 }]),
    'report.damaged',
    null,
  ],
  ['a file of old Word', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'report.oldWord', null],
  ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'report.binary', null],
  ['UTF-8 with a damaged byte in line 2', Buffer.concat([Buffer.from(words), Buffer.from([0xff])]), 'report.encoding', 2],
  ['more bytes than a report has', Buffer.alloc(LARGEST_REPORT_BYTES + 1, 'a'), 'report.tooLarge', null],
  ['more letters than a report has', Buffer.alloc(3_000_000, 'a'), 'report.tooLarge', null],
] as const) {
  test(`[B-1] ${what}: ${code}`, async () => {
    assert.deepEqual(await extractText(bytes), { ok: false, error: { code, line } });
  });
}

async function read(bytes: Uint8Array): Promise<unknown> {
  const extracted = await extractText(bytes);
  assert.ok(extracted.ok, extracted.ok ? '' : extracted.error.code);
  return extracted.value;
}

import { writeZip } from './write-zip.ts';

/** A Word file with a paragraph for each text; a tab inside one is written as Word does. */
export function wordFile(paragraphs: readonly string[]): Buffer {
  const body = paragraphs
    .map((text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text).replaceAll('\t', '</w:t><w:tab/><w:t>')}</w:t></w:r></w:p>`)
    .join('');
  const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`;
  return writeZip([
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
    { name: 'word/document.xml', content: document },
  ]);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** A PDF of one page with a line for each text, in a font that is not embedded but says which letters its glyphs are; without lines its page is blank, as that of a scan is. */
export function pdfFile(lines: readonly string[]): Buffer {
  const letters = [...new Set(lines.join(''))];
  const glyph = (letter: string): string => hex(letters.indexOf(letter) + 1);
  const shown = lines.map((line, index) => `BT /F 12 Tf 40 ${String(780 - 20 * index)} Td <${[...line].map(glyph).join('')}> Tj ET`);
  const unicode = letters.map((letter) => `<${glyph(letter)}> <${Buffer.from(letter, 'utf16le').swap16().toString('hex')}>`);
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    ...unicode.map((line) => `1 beginbfchar ${line} endbfchar`),
    'endcmap end end',
  ];
  return assembled([
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    stream(shown.join('\n')),
    '<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 8 0 R>>',
    '<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>',
    stream(map.join('\n')),
  ]);
}

function hex(glyph: number): string {
  return glyph.toString(16).padStart(4, '0');
}

function stream(content: string): string {
  return `<</Length ${String(content.length)}>>\nstream\n${content}\nendstream`;
}

/** Objects numbered from 1, with the table that says where each begins. */
function assembled(objects: readonly string[]): Buffer {
  let file = '%PDF-1.7\n';
  const offsets: string[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(`${String(file.length).padStart(10, '0')} 00000 n \n`);
    file += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
  }
  const count = String(objects.length + 1);
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${count}/Root 1 0 R>>\n`;
  return Buffer.from(`${file}${table}startxref\n${String(file.length)}\n%%EOF\n`, 'latin1');
}

import { Parser } from 'htmlparser2';
import { fromBufferPromise, type Entry } from 'yauzl';

const DOCUMENT = 'word/document.xml';
/** A long report has a megabyte of it; more is an archive made to fill the memory. */
const LARGEST_PART = 40 * 1024 * 1024;

/** The words of a Word file, a line for each paragraph; null where the archive is not one. Rejects where it is damaged. */
export async function docxText(bytes: Uint8Array): Promise<string | null> {
  const archive = await fromBufferPromise(Buffer.from(bytes));
  try {
    for await (const entry of archive.eachEntry()) {
      const part: Entry = entry;
      if (part.fileName !== DOCUMENT) continue;
      if (part.uncompressedSize > LARGEST_PART) throw new RangeError('the document is too large');
      const stream: AsyncIterable<Uint8Array> = await archive.openReadStreamPromise(part);
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      return documentText(Buffer.concat(chunks).toString('utf8'));
    }
    return null;
  } finally {
    archive.close();
  }
}

function documentText(xml: string): string {
  let text = '';
  let inText = false;
  const parser = new Parser(
    {
      onopentag(name) {
        if (name === 'w:t') inText = true;
        else if (name === 'w:tab') text += '\t';
        else if (name === 'w:br' || name === 'w:cr') text += '\n';
      },
      ontext(words) {
        if (inText) text += words;
      },
      onclosetag(name) {
        if (name === 'w:t') inText = false;
        else if (name === 'w:p') text += '\n';
      },
    },
    { xmlMode: true },
  );
  parser.write(xml);
  parser.end();
  return text;
}

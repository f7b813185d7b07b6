import { extractTextItems, getDocumentProxy } from 'unpdf';

/** The words of a PDF's text layer, a line for each line of a page; empty where its pages are images. Rejects where it is damaged. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  // The library keeps what it is given, and takes no Buffer.
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const { items } = await extractTextItems(document);
    return items.map((page) => page.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join('')).join('\n');
  } finally {
    await document.cleanup();
  }
}

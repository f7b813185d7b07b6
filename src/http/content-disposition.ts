/** The header that names a file, whatever its name holds. */
export function contentDisposition(shown: 'inline' | 'attachment', name: string): string {
  return `${shown}; filename="${plainName(name)}"; filename*=UTF-8''${encoded(name)}`;
}

/** For programs that do not know the other form. */
function plainName(name: string): string {
  return name.replaceAll(/[^\w. -]/gu, '_');
}

function encoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

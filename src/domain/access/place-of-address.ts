/**
 * The place that tries are counted for: an IPv4 address, or the /64 network of an IPv6 address, which one subscriber has whole.
 * A text that is no address counts as itself.
 */
export function placeOfAddress(address: string): string {
  const plain = address.replace(/%.*$/u, '').toLowerCase();
  const mapped = /^::(?:ffff:)?(?<v4>\d{1,3}(?:\.\d{1,3}){3})$/u.exec(plain)?.groups?.['v4'];
  if (mapped !== undefined) return mapped;
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const leading = groupsOf(head);
  const trailing = groupsOf(tail ?? '');
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - leading.length - trailing.length) }, () => '0');
  const network = [...leading, ...gap, ...trailing].slice(0, 4).map((group) => group.replace(/^0+(?=.)/u, ''));
  return `${network.join(':')}::/64`;
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':');
}

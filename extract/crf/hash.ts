/** FNV-1a over UTF-16 units with a final avalanche: 32 bits, unsigned. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return avalanche(hash);
}

/** Combines two hashes (or a template number and a hash) into one; the order matters. */
export const mixHash = (first: number, second: number): number => avalanche(Math.imul(first, 0x9e3779b1) ^ second);

function avalanche(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

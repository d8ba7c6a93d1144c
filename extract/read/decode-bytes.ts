export type Decoded =
  | { readonly ok: true; readonly content: string; readonly guessed: string | null }
  | { readonly ok: false; readonly reason: 'not_text' | 'encoding'; readonly detail: string };

const decodeAs = (bytes: Uint8Array, label: string, fatal = true): string | null => {
  try {
    return new TextDecoder(label, { fatal }).decode(bytes);
  } catch {
    return null;
  }
};

const latin = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1');

/** The encoding that HTML or XML declares in its head. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = latin(bytes, 4096);
  return /^<\?xml[^>]*?encoding=["']([\w.:-]+)/i.exec(head)?.[1] ?? /<meta\b[^>]*?\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

/** How zero bytes lie in the first kilobytes: text in UTF-16 without a mark has them on one side of each pair. */
function zeros(bytes: Uint8Array): { even: number; odd: number; pairs: number } {
  const size = Math.min(bytes.length, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < size; i++) if (bytes[i] === 0) i % 2 ? odd++ : even++;
  return { even, odd, pairs: size / 2 };
}

/** The share of control characters (other than white space, escape and form feed) in the first kilobytes. */
function controlShare(bytes: Uint8Array): number {
  const size = Math.min(bytes.length, 8192);
  let control = 0;
  for (let i = 0; i < size; i++) {
    const byte = bytes[i] ?? 0;
    if ((byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) || byte === 127) control++;
  }
  return size ? control / size : 0;
}

const BROKEN = 'it is neither UTF-8 nor plausible text in a Latin encoding; save it as UTF-8';

/** Bytes that are not UTF-8: damaged UTF-8, a Latin encoding, or no text that could be told. */
function guess(bytes: Uint8Array): Decoded {
  const repaired = decodeAs(bytes, 'utf-8', false) ?? '';
  const damaged = repaired.split('\ufffd').length - 1;
  const whole = (repaired.match(/[\u0080-\ufffc]/g) ?? []).length;
  if (damaged * 10 <= whole) return { ok: true, content: repaired, guessed: 'utf-8' };
  const content = decodeAs(bytes, 'windows-1252', false) ?? '';
  const high = (content.match(/[^\n -~\t\r\f]/g) ?? []).length;
  const likely = (content.match(/[\u00a0£§«°»¿À-ÖØ-öø-ÿ€‚„…†‘’“”•–—™ŠšŽžŒœŸ]/g) ?? []).length;
  const letters = (content.match(/\p{L}/gu) ?? []).length;
  const isLatin = likely >= 0.95 * high && high <= 0.3 * content.length && letters >= 0.4 * content.length;
  return isLatin ? { ok: true, content, guessed: 'windows-1252' } : { ok: false, reason: 'encoding', detail: BROKEN };
}

/** Bytes to text: byte order marks first, then UTF-8, then the encoding that the document declares, then a guess. */
export function decodeBytes(bytes: Uint8Array): Decoded {
  const [first, second, third] = bytes;
  const sure = (content: string | null): Decoded =>
    content === null ? { ok: false, reason: 'encoding', detail: BROKEN } : { ok: true, content, guessed: null };
  if (first === 0xff && second === 0xfe) return sure(decodeAs(bytes, 'utf-16le'));
  if (first === 0xfe && second === 0xff) return sure(decodeAs(bytes, 'utf-16be'));
  const { even, odd, pairs } = zeros(bytes);
  if (pairs >= 4 && odd > 0.6 * pairs && even < 0.05 * pairs)
    return { ok: true, content: decodeAs(bytes, 'utf-16le', false) ?? '', guessed: 'utf-16le' };
  if (pairs >= 4 && even > 0.6 * pairs && odd < 0.05 * pairs)
    return { ok: true, content: decodeAs(bytes, 'utf-16be', false) ?? '', guessed: 'utf-16be' };
  if (even + odd > 0 || controlShare(bytes) > 0.02) {
    return { ok: false, reason: 'not_text', detail: 'its bytes are no text; drop the text of the article instead' };
  }
  const utf8 = decodeAs(bytes, 'utf-8');
  if (utf8 !== null) return sure(utf8);
  if (first === 0xef && second === 0xbb && third === 0xbf) return guess(bytes);
  const declared = declaredCharset(bytes);
  if (declared !== null && !/^utf-?8$/i.test(declared)) {
    const content = decodeAs(bytes, declared, false);
    if (content !== null) return sure(content);
  }
  return guess(bytes);
}

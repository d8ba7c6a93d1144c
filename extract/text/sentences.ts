/** Abbreviations that a full stop does not end a sentence after, where a capital or digit may follow. */
const NOT_AN_END = new Set(
  'mr mrs ms dr prof gen col maj capt lt sgt cpl adm cmdr gov sen rep hon rev fr st jr sr sen messrs mt ft no nos vs etc jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri sat sun e.g i.e cf al approx dept est fig inc'.split(
    ' ',
  ),
);
const MAY_END = new Set(['inc', 'etc', 'jr', 'sr', 'al', 'st', 'sat', 'sun', 'mar', 'no']);

/** Spans of the sentences of one paragraph (UTF-16, relative to it), white space around them left out. */
export function splitSentences(paragraph: string): { start: number; end: number }[] {
  const ends: number[] = [];
  for (const match of paragraph.matchAll(/[.!?…]+["'”’)\]]*(?=\s+)|\n+/g)) {
    const at = match.index;
    const after = at + match[0].length;
    if (match[0].startsWith('\n')) {
      // A single line break inside a paragraph is a wrapped line; only a list or verse line would end here.
      continue;
    }
    const next = paragraph.slice(after).trimStart();
    if (!/^["'“‘([—–-]*\s*[\p{Lu}\p{N}]/u.test(next)) continue;
    if (match[0][0] === '.') {
      const word = /[\p{L}.]+$/u.exec(paragraph.slice(0, at))?.[0] ?? '';
      const key = word.toLowerCase();
      if (
        /^\p{Lu}$/u.test(word) ||
        (/^(?:\p{L}\.)+\p{L}$/u.test(word) && !/^(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|There)\b/.test(next))
      )
        continue;
      if (NOT_AN_END.has(key) && !(MAY_END.has(key) && /^(?:The|A|An|In|On|At|It|He|She|They|We|But|And|This|That|There)\b/.test(next))) continue;
    }
    ends.push(after);
  }
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const end of [...ends, paragraph.length]) {
    const piece = paragraph.slice(start, end);
    const lead = piece.length - piece.trimStart().length;
    const body = piece.trim();
    if (body) spans.push({ start: start + lead, end: start + lead + body.length });
    start = end;
  }
  return spans;
}

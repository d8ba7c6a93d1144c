/** Lines longer than this are paragraphs of their own: nobody wraps there. */
const WIDEST_WRAP = 100;

const firstWord = (line: string): string => /^\S+/.exec(line)?.[0] ?? '';
const endsSentence = (line: string): boolean => /[.!?…:]["'”’»)\]]*$/.test(line);

/**
 * Whether lines were broken to fit a width: the next word would not have fitted at nearly every break, and lines often go on
 * in lower case.
 */
function isWrapped(blocks: readonly (readonly string[])[]): boolean {
  const width = Math.max(...blocks.flat().map((line) => line.length));
  if (width > WIDEST_WRAP || width < 45) return false;
  let breaks = 0;
  let forced = 0;
  let flowing = 0;
  for (const block of blocks) {
    for (let i = 0; i + 1 < block.length; i++) {
      const line = block[i] ?? '';
      breaks++;
      if (line.length + 1 + firstWord(block[i + 1] ?? '').length > width - 3) forced++;
      if (/^\p{Ll}/u.test(block[i + 1] ?? '')) flowing++;
    }
  }
  return breaks >= 2 && forced >= 0.6 * breaks && flowing >= 0.4 * breaks;
}

/** Joins the lines of a block where the break was forced by the width; a short line ends its paragraph. */
function unwrap(block: readonly string[], width: number): string[] {
  const paragraphs: string[] = [];
  let open = '';
  block.forEach((line, index) => {
    open = open ? `${open} ${line}` : line;
    const next = block[index + 1];
    const isForced = next !== undefined && line.length + 1 + firstWord(next).length > width - 3;
    if (isForced || (next !== undefined && !endsSentence(line) && /^\p{Ll}/u.test(next))) return;
    paragraphs.push(open);
    open = '';
  });
  return paragraphs;
}

/** The paragraphs of plain text: parted by empty lines or single line breaks; wrapped lines become one paragraph. */
export function splitParagraphs(content: string): string[] {
  const blocks = content
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .split(/\n[^\S\n]*\n/)
    .map((block) =>
      block
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .filter((block) => block.length > 0);
  if (!isWrapped(blocks)) return blocks.flat();
  const width = Math.max(...blocks.flat().map((line) => line.length));
  return blocks.flatMap((block) => unwrap(block, width));
}

/** Inline markup to its text, in this order: what holds other markup first. */
const INLINE: readonly (readonly [RegExp, string])[] = [
  [/<!--[\s\S]{0,2000}?-->/g, ''],
  [/!\[[^\]]{0,500}\](?:\([^)\s]{0,2000}(?:\s+"[^"]{0,300}")?\)|\[[^\]]{0,100}\])/g, ''],
  [/\[\^[^\]]{1,40}\]/g, ''],
  [/\[([^\][]{0,1000})\]\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s+["'][^"']{0,300}["'])?\)/g, '$1'],
  [/\[([^\][]{1,1000})\]\[[^\]]{0,100}\]/g, '$1'],
  [/<((?:https?:\/\/|mailto:)[^>\s]{1,2000})>/g, '$1'],
  [/<\/?[a-z][^>\n]{0,500}>/gi, ''],
  [/(`+)([^`]{1,2000}?)\1/g, '$2'],
  [/(\*\*\*|\*\*|\*)(?=\S)([^*\n]{1,2000}?\S?)\1/g, '$2'],
  [/(\*\*\*|\*\*|\*)(?=\S)([^*\n]{1,2000}?\S?)\1/g, '$2'],
  [/(?<![\p{L}\p{N}])(___|__|_)(?=\S)([^_\n]{1,2000}?)\1(?![\p{L}\p{N}])/gu, '$2'],
  [/~~([^~\n]{1,2000})~~/g, '$1'],
  [/\\([\\`*_{}[\]()#+\-.!|>~])/g, '$1'],
  [/&nbsp;/g, ' '],
  [/&amp;/g, '&'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&quot;/g, '"'],
];

export const stripInline = (text: string): string => INLINE.reduce((done, [pattern, to]) => done.replace(pattern, to), text).trim();

export interface MarkdownBlock {
  readonly kind: 'heading' | 'paragraph';
  readonly level: number;
  readonly text: string;
}

const RULER = /^\s{0,3}(?:[-*_]\s*){3,}$/;
const FENCE = /^\s{0,3}(?:```|~~~)/;
const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const ITEM = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?/;
const TABLE_RULE = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const REFERENCE = /^\s{0,3}\[[^\]]{1,100}\]:\s+\S+/;

/** The blocks of a Markdown text without their markup: list items, rows of tables and quotes are paragraphs. */
export function markdownBlocks(content: string): MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let open: string[] = [];
  const push = (kind: MarkdownBlock['kind'], level: number, text: string): void => {
    const clean = stripInline(text);
    if (clean) blocks.push({ kind, level, text: clean });
  };
  const close = (): void => {
    if (open.length) push('paragraph', 0, open.join(' '));
    open = [];
  };
  let inFence = false;
  for (const raw of content.replace(/\r\n?/g, '\n').split('\n')) {
    const line = raw.replace(/^\s{0,3}(?:>\s?)+/, '');
    const heading = HEADING.exec(line);
    const underline = open.length === 1 ? /^\s{0,3}(=+|-+)\s*$/.exec(line) : null;
    if (FENCE.test(line)) {
      close();
      inFence = !inFence;
    } else if (inFence) {
      close();
      if (line.trim()) blocks.push({ kind: 'paragraph', level: 0, text: line.trim() });
    } else if (underline) {
      push('heading', underline[1]?.startsWith('=') ? 1 : 2, open.join(' '));
      open = [];
    } else if (!line.trim() || RULER.test(line) || TABLE_RULE.test(line) || REFERENCE.test(line)) close();
    else if (heading) {
      close();
      push('heading', heading[1]?.length ?? 1, heading[2] ?? '');
    } else if (ITEM.test(line)) {
      close();
      open = [line.replace(ITEM, '').trim()];
    } else if (/^\s*\|.*\|\s*$/.test(line)) {
      close();
      const cells = line
        .trim()
        .slice(1, -1)
        .split(/(?<!\\)\|/);
      push(
        'paragraph',
        0,
        cells
          .map((cell) => cell.trim())
          .filter(Boolean)
          .join(' | '),
      );
    } else open.push(line.trim());
  }
  close();
  return blocks;
}

export interface ComposedText {
  readonly text: string;
  /** UTF-16 offsets, 0 where the part is missing. */
  readonly headline_end: number;
  readonly body_start: number;
}

/** Blanks at line ends and doubled inside lines go, line breaks within a paragraph stay one each. */
const tidy = (part: string): string =>
  part
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();

/** Headline, dek and paragraphs as one string, parted by one empty line. Paragraphs that are blank are left out. */
export function composeText(parts: { headline: string | null; dek: string | null; paragraphs: readonly string[] }): ComposedText {
  const headline = parts.headline ? tidy(parts.headline).replace(/\n+/g, ' ') : '';
  const dek = parts.dek ? tidy(parts.dek).replace(/\n+/g, ' ') : '';
  const body = parts.paragraphs.map((one) => tidy(one).replace(/\n{2,}/g, '\n')).filter(Boolean);
  const front = [headline, dek].filter(Boolean);
  const text = [...front, ...body].join('\n\n');
  const bodyStart = front.length === 0 ? 0 : Math.min(text.length, front.join('\n\n').length + 2);
  return { text, headline_end: headline.length, body_start: bodyStart };
}

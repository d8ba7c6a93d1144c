import { readBylineAuthors } from '../metadata/byline.ts';
import { findWrittenDates } from '../metadata/date-text.ts';

export interface Labels {
  readonly byline: string | null;
  readonly authors: string[] | null;
  /** The date of a line that holds nothing but one. */
  readonly published: string | null;
  readonly rest: readonly string[];
}

const isByline = (line: string): boolean => line.length <= 140 && !/[!?]$|\p{Ll}\.$/u.test(line) && readBylineAuthors(line) !== null;

const LABEL_WORDS =
  /\b(?:published|posted|updated|last|date|on|at|by|first|mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b/giu;

/** The date of a line that holds a date and at most a label and a clock ("Published: 3 May 2024, 10:15 GMT"). */
function dateOfLine(line: string): string | null {
  if (line.length > 90) return null;
  const [date] = findWrittenDates(line, { language: null, monthFirst: true });
  if (!date) return null;
  const rest = line.slice(0, date.start) + line.slice(date.end);
  return /\p{L}{3}/u.test(rest.replace(LABEL_WORDS, '')) ? null : date.iso;
}

/** Takes byline and date lines off the front of the lines of a text; the last line always stays. */
export function takeLabels(lines: readonly string[]): Labels {
  let byline: string | null = null;
  let published: string | null = null;
  let at = 0;
  for (; at + 1 < lines.length; at++) {
    const line = lines[at] ?? '';
    const date = dateOfLine(line);
    if (date !== null) published ??= date;
    else if (byline === null && isByline(line)) byline = line;
    else break;
  }
  return { byline, authors: byline === null ? null : readBylineAuthors(byline), published, rest: lines.slice(at) };
}

/** Labels above and below a headline as one: what came first counts. */
export const mergeLabels = (above: Labels, below: Labels): Labels => ({
  byline: above.byline ?? below.byline,
  authors: above.authors ?? below.authors,
  published: above.published ?? below.published,
  rest: below.rest,
});

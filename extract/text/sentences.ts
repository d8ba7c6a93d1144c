import reference from '../../seeds/reference/abbreviations.json' with { type: 'json' };

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));
const NEVER_END = setOf(reference.never_end);
const MAY_END = setOf(reference.may_end);
const BEFORE_NUMBER = setOf(reference.before_number);
const STARTERS = setOf(reference.starters);

/** Closing marks with the white space after them, or a line break. An opening quote that stands before a space was meant to close. */
const STOP = /[.!?…]+["'”’»)\]“]*(?=\s)|[。！？]+[」』”’）]*|\n/g;
/** How a sentence may start: quotes, brackets or a dash, then a capital or a digit; anything in scripts without capitals. */
const START = /\s*["'“‘«([¿¡—–-]*\s?(?:\p{Lu}|\p{N}|\p{Lo}|\p{Lt})/uy;
const WORD_BEFORE = /[\p{L}.’'-]+$/u;
const LONGEST_WORD = 40;

const startsAt = (text: string, at: number): boolean => {
  START.lastIndex = at;
  return START.test(text);
};

const wordAfter = (text: string, at: number): string => /[\p{L}\p{N}]+/u.exec(text.slice(at, at + LONGEST_WORD))?.[0] ?? '';

/** Whether the full stop at an offset belongs to the abbreviation or initial before it. */
function isAbbreviation(text: string, at: number, after: number): boolean {
  const word = WORD_BEFORE.exec(text.slice(Math.max(0, at - LONGEST_WORD), at))?.[0] ?? '';
  const key = word.toLowerCase().replace(/^['’.-]+/, '');
  const next = wordAfter(text, after);
  const isStarter = /^\p{Lu}/u.test(next) && STARTERS.has(next.toLowerCase());
  if (BEFORE_NUMBER.has(key) && /^\d/.test(next)) return true;
  if (key === 'no') return false;
  if (NEVER_END.has(key)) return true;
  if (/^\p{Lu}$/u.test(word)) return word !== 'I' || !isStarter;
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word) || MAY_END.has(key)) return !isStarter;
  return false;
}

/** Lines are wrapped no narrower than this. */
const NARROWEST_WRAP = 40;

/** Whether a line break parts lines: the next word would have fitted, and a new start follows. Wrapped lines are one. */
function partsLines(text: string, at: number, width: number): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const next = /^\s*(\S*)/.exec(text.slice(at, at + 80))?.[1] ?? '';
  const isForced = width >= NARROWEST_WRAP && at - lineStart + 1 + next.length >= width - 3;
  return !isForced && startsAt(text, at);
}

const longestLine = (text: string): number => text.split('\n').reduce((width, line) => Math.max(width, line.length), 0);

/** Spans of the sentences of one paragraph (UTF-16, relative to it), white space around them left out. */
export function splitSentences(paragraph: string): { start: number; end: number }[] {
  const width = paragraph.includes('\n') ? longestLine(paragraph) : 0;
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  const cut = (end: number): void => {
    const piece = paragraph.slice(start, end);
    const body = piece.trim();
    const from = start + piece.length - piece.trimStart().length;
    if (body) spans.push({ start: from, end: from + body.length });
    start = end;
  };
  for (const match of paragraph.matchAll(STOP)) {
    const at = match.index;
    const after = at + match[0].length;
    if (match[0] === '\n') {
      if (partsLines(paragraph, at, width)) cut(after);
    } else if (/^[。！？]/.test(match[0])) cut(after);
    else if (startsAt(paragraph, after) && !(/^\.[)\]]*$/.test(match[0]) && isAbbreviation(paragraph, at, after))) cut(after);
  }
  cut(paragraph.length);
  return spans;
}

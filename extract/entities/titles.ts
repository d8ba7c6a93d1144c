import reference from '../../seeds/reference/titles.json' with { type: 'json' };
import type { Doc, Token } from '../document.ts';
import { demonymCountry } from './gazetteer.ts';
import type { NameSpan } from './name-span.ts';

const ABBREVIATIONS = new Set(reference.abbreviations.split(' '));
const HONORIFICS = new Set(reference.honorifics.split(' '));
const HEADS = new Set(reference.heads.split(' '));
const GIVEN_NAMES = new Set(reference.given_names.split(' '));
const MODIFIERS = new Set(reference.modifiers.split(' '));

export interface Role {
  /** UTF-16 span of the role alone. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly affiliation: string | null;
}

/** Whether a word before a name is a title that is no first name ("Envoy", "Gen"; not "Dean"). */
export const isTitleOnly = (word: string): boolean => (HEADS.has(word) || ABBREVIATIONS.has(word)) && !GIVEN_NAMES.has(word);
export const isTitleHead = (word: string): boolean => HEADS.has(word) || HEADS.has(word.replace(/s$/, ''));

/** Tokens of one sentence around a name, and the names among them. */
interface Line {
  readonly doc: Doc;
  readonly tokens: readonly Token[];
  readonly nameAt: ReadonlyMap<number, NameSpan>;
}

/** The role that a person's name carries, before it or in apposition behind it; null where there is none. */
export function roleOf(doc: Doc, name: NameSpan, first: number, last: number, nameAt: ReadonlyMap<number, NameSpan>): Role | null {
  const line = { doc, tokens: doc.tokens, nameAt };
  return roleBefore(line, first) ?? roleBehind(line, first, last, name);
}

/** "Russian Deputy Foreign Minister NAME", "Hamas spokesman NAME", "the company's chief executive, NAME". */
function roleBefore({ doc, tokens, nameAt }: Line, first: number): Role | null {
  const sentence = tokens[first]?.sentence;
  const within = (at: number): Token | undefined => (tokens[at]?.sentence === sentence ? tokens[at] : undefined);
  let head = first - 1;
  const comma = within(head)?.text === ',';
  if (comma) head--;
  const dot = within(head)?.text === '.' && ABBREVIATIONS.has(within(head - 1)?.lower ?? '');
  if (dot) head--;
  const word = within(head);
  if (!word || nameAt.has(head) || !(HEADS.has(word.lower) || ABBREVIATIONS.has(word.lower))) return null;
  if (HONORIFICS.has(word.lower)) return null;
  let from = head;
  while (within(from - 1) && !nameAt.has(from - 1)) {
    const before = within(from - 1);
    const joins =
      before?.text === '-' ||
      before?.text === '–' ||
      (before?.text === '.' && ABBREVIATIONS.has(within(from - 2)?.lower ?? '')) ||
      (before?.lower === 'and' && isPart(within(from - 2)));
    if (before && (isPart(before) || joins)) from--;
    else break;
  }
  while (from < head && /^[-–.]|^and$/.test(within(from)?.lower ?? '')) from++;
  // After a comma only a definite phrase is an apposition: "the company's chief executive, NAME", not "leader, NAME said".
  if (comma && !/^(?:the|its|their|his|her|['’]s)$/.test(within(from - 1)?.lower ?? '')) return null;
  const start = within(from)?.start ?? word.start;
  const end = dot ? word.end + 1 : word.end;
  return { start, end, text: doc.text.slice(start, end), affiliation: affiliationBefore({ doc, tokens, nameAt }, from) };
}

const isPart = (token: Token | undefined): boolean =>
  token !== undefined && (MODIFIERS.has(token.lower) || HEADS.has(token.lower) || (ABBREVIATIONS.has(token.lower) && /^\p{Lu}/u.test(token.text)));

/** The name right before a role: "Russia's", "Russian", "Hamas". */
function affiliationBefore({ doc, nameAt, tokens }: Line, from: number): string | null {
  const possessive = /^['’]s?$/.test(tokens[from - 1]?.text ?? '');
  const name = nameAt.get(possessive ? from - 2 : from - 1);
  if (!name || name.type === 'PERSON') return null;
  const text = doc.text.slice(name.start, name.end);
  return demonymCountry(text)?.country ?? text;
}

const APPOSITION_TOKENS = 14;

/** "NAME, Hamas deputy politburo chairman,", "NAME, a spokesman for the ministry,", "NAME, 54, the mayor of Lorne". */
function roleBehind({ doc, tokens, nameAt }: Line, first: number, last: number, _name: NameSpan): Role | null {
  const sentence = tokens[first]?.sentence;
  const within = (at: number): Token | undefined => (tokens[at]?.sentence === sentence ? tokens[at] : undefined);
  if (within(last + 1)?.text !== ',') return null;
  let from = last + 2;
  if (within(from)?.kind === 'number' && within(from + 1)?.text === ',') from += 2;
  let affiliation: string | null = null;
  if (/^(?:the|a|an|its|their|his|her|who)$/.test(within(from)?.lower ?? '')) {
    if (within(from)?.lower === 'who') return null;
    from++;
  }
  const named = nameAt.get(from);
  if (named && named.type !== 'PERSON') {
    affiliation = affiliationText(doc, named);
    while (nameAt.get(from) === named) from++;
    if (/^['’]s?$/.test(within(from)?.text ?? '')) from++;
  }
  let head = -1;
  for (let at = from; at < from + APPOSITION_TOKENS; at++) {
    const token = within(at);
    if (
      !token ||
      nameAt.has(at) ||
      /^[,.;:()“”"]$/.test(token.text) ||
      /^(?:of|for|at|in|with|from|to|on|and|who|said|says|was|is|told|has|had)$/.test(token.lower)
    )
      break;
    if (HEADS.has(token.lower)) head = at;
  }
  if (head < 0 || head - from > 5) return null;
  const [one, other] = [within(from), within(head)];
  if (!one || !other) return null;
  const after = within(head + 1)?.lower ?? '';
  const behind = nameAt.get(head + (within(head + 2)?.lower === 'the' ? 3 : 2));
  if (affiliation === null && /^(?:of|for|at|with|from)$/.test(after) && behind && behind.type !== 'PERSON')
    affiliation = affiliationText(doc, behind);
  return { start: one.start, end: other.end, text: doc.text.slice(one.start, other.end), affiliation };
}

function affiliationText(doc: Doc, name: NameSpan): string {
  const text = doc.text.slice(name.start, name.end);
  return demonymCountry(text)?.country ?? text;
}

import { ENTITY_TYPES, type EntityType } from '../../../schemas/common.ts';
import { hashText } from '../../crf/hash.ts';
import { indexAt, type Token } from '../../document.ts';
import type { Lexicon } from '../../entities/tagger/lexicon.ts';
import { describeWord, type WordAttributes } from '../../entities/tagger/word-attributes.ts';
import { verbFormOf } from '../../text/lemma.ts';
import { cueForm } from '../lexicon.ts';
import type { Proposal, Range, Scene } from '../scene.ts';
import { isCapital, looksFinite } from '../words.ts';

/** Where a token stands to quotation marks. */
export const PLAIN = 0;
export const MARK = 1;
export const QUOTED = 2;

/** The tokens of an article as the feature templates of the reader see them. */
export interface ReaderView {
  readonly scene: Scene;
  readonly attributes: readonly WordAttributes[];
  /** Hash of the verb's lemma and form; 0 where the word is no known verb. */
  readonly verb: Uint32Array;
  /** Hash of the lemma alone, or of the lower-case word. */
  readonly lemma: Uint32Array;
  /** PLAIN, MARK, QUOTED. */
  readonly quoted: Uint8Array;
  /** What kind of word this is for the shape of a clause: see kindOf. */
  readonly kind: Uint8Array;
  /** Whether the token is a verb that is no auxiliary. */
  readonly isVerbal: (at: number) => boolean;
  readonly rules: readonly Proposal[];
  /** Of a name's tokens the number of its type + 1; 0 elsewhere. */
  readonly name: Uint8Array;
  /** Number + 1 of the rules' proposal whose cue holds the token. */
  readonly ruleCue: Int32Array;
  /** 1: source of some proposal, 2: content, 3: both. */
  readonly ruleRole: Uint8Array;
}

function typesOfTokens(tokens: readonly Token[], names: Known['names']): Uint8Array {
  const types = new Uint8Array(tokens.length);
  for (const { start, end, type } of names)
    for (let at = indexAt(tokens, start); at < tokens.length && (tokens[at]?.start ?? end) < end; at++) types[at] = ENTITY_TYPES.indexOf(type) + 1;
  return types;
}

/** The word of a cue that says most: its first verb that is no auxiliary, else its first word. */
export function headOf({ isVerbal }: ReaderView, { from, to }: Range): number {
  for (let at = from; at < to; at++) if (isVerbal(at)) return at;
  return from;
}

interface FormFacts {
  readonly word: WordAttributes;
  readonly verb: number;
  readonly lemma: number;
  readonly kind: number;
}

/** What is known of an article before it is read. */
export interface Known {
  /** What the rules found. */
  readonly rules: readonly Proposal[];
  readonly names: readonly { readonly start: number; readonly end: number; readonly type: EntityType }[];
  readonly lexicon: Lexicon;
}

/** Looks every token up once. */
export function viewScene(scene: Scene, { rules, names, lexicon }: Known): ReaderView {
  const { tokens } = scene;
  const known = new Map<string, FormFacts>();
  const verb = new Uint32Array(tokens.length);
  const lemma = new Uint32Array(tokens.length);
  const kind = new Uint8Array(tokens.length);
  const attributes = tokens.map((token, at) => {
    let facts = known.get(token.text);
    if (!facts) {
      const word = describeWord(token.text, lexicon);
      const form = verbFormOf(token.lower);
      const cue = cueForm(token.lower);
      const base = cue?.lemma ?? form?.lemma ?? token.lower;
      facts = {
        word,
        lemma: hashText(base),
        verb: form || cue ? hashText(`${[...(cue?.shapes ?? [form?.form ?? ''])].join()} ${cue ? [...cue.takes].sort().join() : ''}`) : 0,
        kind: kindOf(token.lower, token.kind, isCapital(token), looksFinite(token), form !== null || cue !== undefined),
      };
      known.set(token.text, facts);
    }
    verb[at] = facts.verb;
    lemma[at] = facts.lemma;
    kind[at] = facts.kind;
    return facts.word;
  });
  const quoted = Uint8Array.from(tokens, (_, at) => (scene.isMark[at] === 1 ? MARK : scene.quoteAt[at] !== -1 ? QUOTED : PLAIN));
  const ruleCue = new Int32Array(tokens.length);
  const ruleRole = new Uint8Array(tokens.length);
  rules.forEach(({ source, cue, contents }, index) => {
    if (cue) ruleCue.fill(index + 1, cue.from, cue.to);
    if (source) for (let at = source.from; at < source.to; at++) ruleRole[at] = (ruleRole[at] ?? 0) | 1;
    for (const { from, to } of contents) for (let at = from; at < to; at++) ruleRole[at] = (ruleRole[at] ?? 0) | 2;
  });
  const name = typesOfTokens(tokens, names);
  const isVerbal = (at: number): boolean => (verb[at] ?? 0) > 0 && ((kind[at] ?? 0) < FUNCTION || SAYING.has(tokens[at]?.lower ?? ''));
  return { scene, attributes, verb, lemma, quoted, kind, isVerbal, name, rules, ruleCue, ruleRole };
}

const SAYING: ReadonlySet<string> = new Set(['said', 'says']);
const FUNCTION_WORDS = [
  ...['that', 'to', 'of', 'by', 'for', 'in', 'on', 'at', 'with', 'from', 'about', 'as', 'who', 'whom', 'whose', 'which', 'what', 'how', 'why'],
  ...['whether', 'if', 'when', 'where', 'while', 'because', 'after', 'before', 'since', 'although', 'though', 'than', 'and', 'or', 'but', 'not'],
  ...['the', 'a', 'an', 'he', 'she', 'they', 'it', 'i', 'we', 'you', 'him', 'her', 'them', 'his', 'their', 'its', 'my', 'our', 'this', 'these'],
  ...['those', 'there', 'is', 'are', 'was', 'were', 'be', 'been', 'being', 'has', 'have', 'had', 'do', 'does', 'did', 'will', 'would', 'could'],
  ...['should', 'may', 'might', 'can', 'must', "n't", "'s", '’s', 'n’t', "'", '’', '.', ',', ':', ';', '?', '!', '(', ')', '-', '–', '—', '“'],
  ...['”', '"', "''", '‘', '[', ']', '…', '...', '$', '%', 'so', 'also', 'even', 'just', 'only', 'no', 'said', 'says'],
];
/** From here on the kinds are single function words and marks. */
export const FUNCTION = 20;
const NUMBER_OF = new Map(FUNCTION_WORDS.map((word, at) => [word, at + FUNCTION]));
/** The kind of a function word. */
export const wordKind = (word: string): number => NUMBER_OF.get(word) ?? 0;
export const COMMA = wordKind(',');
export const NAME = 1;
export const NOUN = 2;
export const NUMBER = 3;
export const FINITE = 4;
export const VERB = 5;
export const ADVERB = 6;
export const GERUND = 7;
export const PLURAL = 8;
const OTHER = 9;

/** A function word has a kind of its own; others are names, numbers, verbs or nouns by their looks. */
function kindOf(lower: string, kind: 'word' | 'number' | 'punct', capital: boolean, finite: boolean, verb: boolean): number {
  // The month, not the verb.
  const own = capital && lower === 'may' ? undefined : NUMBER_OF.get(lower);
  if (own !== undefined) return own;
  if (kind === 'number') return NUMBER;
  if (kind === 'punct') return OTHER;
  if (capital) return NAME;
  if (finite) return FINITE;
  if (lower.endsWith('ing')) return GERUND;
  if (verb) return VERB;
  if (lower.endsWith('ly')) return ADVERB;
  return lower.endsWith('s') ? PLURAL : NOUN;
}

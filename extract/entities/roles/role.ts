import functionWords from '../../../seeds/reference/function-words.json' with { type: 'json' };
import reference from '../../../seeds/reference/titles.json' with { type: 'json' };
import type { Doc, Token } from '../../document.ts';
import { demonymCountry } from '../gazetteer.ts';
import type { NameSpan } from '../name-span.ts';

/** What a person is, beside a mention of the name. */
export interface Role {
  /** UTF-16 span of the role alone. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Whom the role serves, from the same noun phrase. */
  readonly affiliation: string | null;
}

/** The tokens of the sentence around a person's name, first to last its own, and the name that each token belongs to. */
export interface Surroundings {
  readonly doc: Doc;
  readonly nameAt: ReadonlyMap<number, NameSpan>;
  readonly first: number;
  readonly last: number;
}

const ABBREVIATIONS = new Set(reference.abbreviations.split(' '));
const HONORIFICS = new Set(reference.honorifics.split(' '));
const HEADS = new Set(reference.heads.split(' '));
const MODIFIERS = new Set(reference.modifiers.split(' '));
const GIVEN_NAMES = new Set(reference.given_names.split(' '));
const FUNCTION_WORDS = new Set(Object.values(functionWords).flatMap((words) => words.split(' ')));
const SPEECH =
  /^(?:said|says|say|told|added|adds|tells|wrote|writes|announced|warned|insisted|argued|noted|explained|asked|claimed|called|stressed)$/;

export const isHead = (word: string): boolean => HEADS.has(word);
/** A title, in the singular or plural ("ministers"). */
export const isTitleHead = (word: string): boolean => HEADS.has(word) || HEADS.has(word.replace(/s$/, ''));
/** Whether a word before a name is a title that is no first name ("Envoy", "Gen"; not "Dean"). */
export const isTitleOnly = (word: string): boolean => (HEADS.has(word) || ABBREVIATIONS.has(word)) && !GIVEN_NAMES.has(word);
export const isAbbreviation = (word: string): boolean => ABBREVIATIONS.has(word);
/** Mr, Mrs, Sir: say nothing of the role. */
export const isHonorific = (word: string): boolean => HONORIFICS.has(word);
export const isSpeech = (word: string): boolean => SPEECH.test(word);
export const isPart = (token: Token | undefined): boolean =>
  token !== undefined && (MODIFIERS.has(token.lower) || HEADS.has(token.lower) || (ABBREVIATIONS.has(token.lower) && /^\p{Lu}/u.test(token.text)));

/** A word in small letters that may stand inside a role ("politburo", "shop-floor"): no function word, no verb of speech. */
export const isNounLike = (token: Token | undefined): boolean =>
  token !== undefined && token.kind === 'word' && /^\p{Ll}/u.test(token.text) && !FUNCTION_WORDS.has(token.lower) && !SPEECH.test(token.lower);

/** The token, where it stands in the sentence of the name. */
export const within = ({ doc, first }: Surroundings, at: number): Token | undefined =>
  doc.tokens[at]?.sentence === doc.tokens[first]?.sentence ? doc.tokens[at] : undefined;

/** The name of an organisation, place or people that holds the token. */
export function ownerAt({ nameAt }: Surroundings, at: number): NameSpan | null {
  const name = nameAt.get(at);
  return name && name.type !== 'PERSON' ? name : null;
}

/** What a name stands for as an affiliation: "Russian" is Russia. */
export function affiliationOf({ doc }: Surroundings, name: NameSpan | null): string | null {
  if (!name) return null;
  const text = doc.text.slice(name.start, name.end).replace(/['’]s?$/, '');
  return demonymCountry(text)?.country ?? text;
}

export const roleFrom = ({ doc }: Surroundings, start: number, end: number, affiliation: string | null): Role => ({
  start,
  end,
  text: doc.text.slice(start, end),
  affiliation,
});

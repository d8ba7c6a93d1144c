import type { MentionRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/speaker-kinds.json' with { type: 'json' };
import { type Found, sentenceAt, tokenAt } from '../document.ts';
import { verbFormOf } from '../text/lemma.ts';
import { ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, type Scene, spanOf, textOf, wordAt } from './scene.ts';
import { kindOfWords } from './speaker-kind.ts';

/** Somebody who is named as a speaker or as the subject of a sentence: whom "he" and "it" may mean later. */
export interface Voice {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly entityId: string | null;
  readonly isPerson: boolean;
}
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sentences over which a pronoun finds whom it means. */
const REACH = 6;
export const HE = /^(?:he|she|him|her|i|me)$/;
export const IT = /^(?:it|they|them|we)$/;
export const POSSESSIVE = /^(?:its|their|his|her|our)$/;
export const RELATIVE = /^(?:who|which|that)$/;
const NO_SPEAKERS = new Set(reference.no_speakers);

/** Who is heard in an article, in text order. */
export function voicesOf(scene: Scene): Voice[] {
  const voices: Voice[] = [];
  const add = ({ start, end }: Span, entityId: string | null): void => {
    const named = nameIn(scene, { start, end });
    const isPerson = named?.row.type === 'PERSON';
    voices.push({ start, end, sentence: sentenceAt(scene.doc, start), entityId: entityId ?? named?.row.entity_id ?? null, isPerson });
  };
  for (const { source, row } of scene.attributions) {
    if (!source) continue;
    const word = (row.source_exact ?? '').toLowerCase();
    const from = tokenAt(scene.doc, source.start);
    const to = tokenAt(scene.doc, source.end - 1) + 1;
    if (HE.test(word) || IT.test(word) || RELATIVE.test(word) || POSSESSIVE.test(word.split(' ')[0] ?? '') || !namesSomebody(scene, from, to))
      continue;
    add(withName(scene, source, to), row.source_entity_id);
  }
  for (const { firstToken, endToken } of scene.doc.sentences) {
    const to = subjectEnd(scene, firstToken, endToken);
    if (to > firstToken) add(spanOf(scene, firstToken, to), null);
  }
  return voices.sort((one, other) => one.start - other.start);
}

/** Where the subject at the head of a sentence ends, if its words name a speaker: a person, or a body of a kind. */
function subjectEnd(scene: Scene, from: number, end: number): number {
  let to = from;
  for (; to < Math.min(end, from + 8); to++) {
    const token = scene.tokens[to];
    const word = token?.lower ?? '';
    if (token?.kind !== 'word' && !/^['’]s?$/.test(word)) break;
    if (AUXILIARIES.has(word) || PREPOSITIONS.has(word) || PRONOUNS.has(word) || /^(?:also|and|but|then|later|meanwhile)$/.test(word)) break;
    const isName = /^\p{Lu}/u.test(token?.text ?? '');
    const verb = verbFormOf(word);
    if (to > from && !isName && (verb?.form === 'past' || (verb?.form === 's' && to - from > 1))) break;
  }
  if (to - from < 1 || to >= end) return from;
  const span = spanOf(scene, from, to);
  const named = nameIn(scene, span);
  if (named?.row.kind === 'name' && /^(?:PERSON|ORG)$/.test(named.row.type) && named.end === span.end) return to;
  return DETERMINERS.has(wordAt(scene, from, from)) && to - from > 1 && kindOfWords(textOf(scene, from, to)) !== null ? to : from;
}

/** Whom a pronoun at a place means: the last person, or the last body. */
export function voiceBefore(voices: readonly Voice[], start: number, sentence: number, isPerson: boolean): Voice | null {
  for (let at = voices.length - 1; at >= 0; at--) {
    const voice = voices[at];
    if (!voice || voice.end > start || voice.isPerson !== isPerson) continue;
    return sentence - voice.sentence <= REACH ? voice : null;
  }
  return null;
}

/** A number, or "the total": nobody speaks there. */
export function namesSomebody(scene: Scene, from: number, to: number): boolean {
  const last = wordAt(scene, to - 1, from);
  if ((NO_SPEAKERS.has(last) && to - from <= 3) || (to - from === 1 && ADVERBS.has(last))) return false;
  return scene.tokens.slice(from, to).some(({ kind }) => kind === 'word') && scene.tokens[to - 1]?.kind !== 'number';
}

/** "the first selectman, Jo Reed": the name behind the office is the better source. */
export function withName(scene: Scene, source: Span, to: number): Span {
  if (nameIn(scene, source)?.row.type === 'PERSON' || wordAt(scene, to, to - 1) !== ',') return source;
  const name = scene.nameAt.get(to + 1);
  if (name?.row.type !== 'PERSON' || name.start !== scene.tokens[to + 1]?.start) return source;
  const after = scene.tokens[tokenAt(scene.doc, name.end - 1) + 1];
  return after && /^[,.]$/.test(after.text) ? { start: source.start, end: name.end } : source;
}

/** A person before an institution before a place. */
export function nameIn(scene: Scene, span: Span): Found<MentionRow> | undefined {
  const inside = scene.mentionsIn(sentenceAt(scene.doc, span.start)).filter((mention) => mention.start >= span.start && mention.end <= span.end);
  for (const type of ['PERSON', 'ORG']) {
    const found = inside.find((mention) => mention.row.type === type);
    if (found) return found;
  }
  return inside[0];
}

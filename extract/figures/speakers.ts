import type { SourceKind } from '../../schemas/common.ts';
import type { EntityRow, MentionRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/speaker-kinds.json' with { type: 'json' };
import { type Found, sentenceAt, tokenAt } from '../document.ts';
import { lookUp } from '../entities/gazetteer.ts';
import { verbFormOf } from '../text/lemma.ts';
import { phraseBefore } from './noun-phrase.ts';
import { ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, type Scene, spanOf, textOf, wordAt } from './scene.ts';
import { kindOfWords } from './speaker-kind.ts';

/** Who speaks: as written, where the words that name them stand, resolved. */
export interface Speaker {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entity: EntityRow | null;
  readonly kind: SourceKind | null;
}

/** Somebody who is named as a speaker or as the subject of a sentence: whom "he" and "it" may mean later. */
interface Voice {
  readonly start: number;
  readonly end: number;
  readonly sentence: number;
  readonly entityId: string | null;
  readonly isPerson: boolean;
}
interface Span {
  readonly start: number;
  readonly end: number;
}

/** Sentences over which a pronoun finds whom it means. */
const REACH = 6;
/** How many other places of a word are looked at for what it is called there. */
const NEAREST = 12;
const HE = /^(?:he|she|him|her|i|me)$/;
const IT = /^(?:it|they|them|we)$/;
const POSSESSIVE = /^(?:its|their|his|her|our)$/;
const OWN_DOCUMENT = /^(?:polls?|polling|surveys?|figures?|count|tally|reports?|data|estimates?|records|calculations?|analysis)$/;
const RELATIVE = /^(?:who|which|that)$/;
const NO_SPEAKERS = new Set(reference.no_speakers);
const GENERIC = new Set(reference.generic);
const OF_PARTIES = new Set(reference.of_parties);
const OF_VOTES = new Set(reference.of_votes);

/** Tells who the source of an attribution is, through pronouns and short forms; null where its words name nobody. */
export function speakersIn(scene: Scene): (source: Span, entityId: string | null) => Speaker | null {
  const kinds = kindsIn(scene);
  let known: readonly Voice[] | null = null;
  const voices = (): readonly Voice[] => {
    known ??= voicesOf(scene);
    return known;
  };
  const speaker = (span: Span, entityId: string | null): Speaker => {
    const entity = (entityId && scene.entities.get(entityId)) || null;
    const text = scene.doc.text.slice(span.start, span.end);
    return { ...span, text, entity, kind: kinds(span, entity) };
  };
  return (source, entityId) => {
    const from = tokenAt(scene.doc, source.start);
    const to = tokenAt(scene.doc, Math.max(source.start, source.end - 1)) + 1;
    const first = wordAt(scene, from, from);
    const isOne = to - from === 1;
    const ownDocument = POSSESSIVE.test(first) && to - from <= 3 && OWN_DOCUMENT.test(wordAt(scene, to - 1, from));
    if ((isOne && (HE.test(first) || IT.test(first) || POSSESSIVE.test(first))) || ownDocument) {
      const voice = voiceBefore(voices(), source.start, sentenceAt(scene.doc, source.start), HE.test(first) || /^(?:his|her)$/.test(first));
      if (voice) return speaker(voice, voice.entityId);
    }
    if (isOne && RELATIVE.test(first)) {
      const comma = wordAt(scene, from - 1, from) === ',' ? from - 1 : from;
      const phrase = phraseBefore(scene, comma, from, new Set());
      if (phrase) return speaker(spanOf(scene, phrase.from, phrase.to), entityId);
    }
    if (!namesSomebody(scene, from, to)) return null;
    const cited = citedIn(scene, from, to);
    if (cited) return speaker(spanOf(scene, cited, to), null);
    const own = speaker(withName(scene, source, to), entityId ?? nameIn(scene, source)?.row.entity_id ?? null);
    // "its chairwoman", "their commander": they speak for whom the pronoun means.
    const office = POSSESSIVE.test(first) ? wordAt(scene, from + 1, from) : '';
    const voice = GENERIC.has(office) ? voiceBefore(voices(), source.start, sentenceAt(scene.doc, source.start), false) : null;
    return voice ? { ...own, kind: speaker(voice, voice.entityId).kind ?? own.kind } : own;
  };
}

/** A number, or "the total": nobody speaks there. */
function namesSomebody(scene: Scene, from: number, to: number): boolean {
  const last = wordAt(scene, to - 1, from);
  if ((NO_SPEAKERS.has(last) && to - from <= 3) || (to - from === 1 && ADVERBS.has(last))) return false;
  return scene.tokens.slice(from, to).some(({ kind }) => kind === 'word') && scene.tokens[to - 1]?.kind !== 'number';
}

/** "state media citing the ministry": where the innermost speaker begins. */
function citedIn(scene: Scene, from: number, to: number): number | null {
  for (let at = from + 1; at < to - 1; at++) if (/^(?:citing|quoting)$/.test(wordAt(scene, at, from))) return at + 1;
  return null;
}

/** "the first selectman, Jo Reed": the name behind the office is the better source. */
function withName(scene: Scene, source: Span, to: number): Span {
  if (nameIn(scene, source)?.row.type === 'PERSON' || wordAt(scene, to, to - 1) !== ',') return source;
  const name = scene.nameAt.get(to + 1);
  if (name?.row.type !== 'PERSON' || name.start !== scene.tokens[to + 1]?.start) return source;
  const after = scene.tokens[tokenAt(scene.doc, name.end - 1) + 1];
  return after && /^[,.]$/.test(after.text) ? { start: source.start, end: name.end } : source;
}

/** A person before an institution before a place. */
function nameIn(scene: Scene, span: Span): Found<MentionRow> | undefined {
  const inside = scene.mentionsIn(sentenceAt(scene.doc, span.start)).filter((mention) => mention.start >= span.start && mention.end <= span.end);
  for (const type of ['PERSON', 'ORG']) {
    const found = inside.find((mention) => mention.row.type === type);
    if (found) return found;
  }
  return inside[0];
}

function voicesOf(scene: Scene): Voice[] {
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

function voiceBefore(voices: readonly Voice[], start: number, sentence: number, isPerson: boolean): Voice | null {
  for (let at = voices.length - 1; at >= 0; at--) {
    const voice = voices[at];
    if (!voice || voice.end > start || voice.isPerson !== isPerson) continue;
    return sentence - voice.sentence <= REACH ? voice : null;
  }
  return null;
}

/** What kind of speaker a span names: by its words, what an acronym stands for, its entity's role, what the article calls it elsewhere. */
function kindsIn(scene: Scene): (span: Span, entity: EntityRow | null) => SourceKind | null {
  const acronyms = new Map<string, string>();
  for (const { name, aliases } of scene.entities.values())
    for (const alias of aliases ?? []) if (/^\p{Lu}[\p{Lu}\d.]+$/u.test(alias)) acronyms.set(alias, name);
  const spelled = (text: string): string => text.replace(/\p{Lu}[\p{Lu}\d]+/gu, (word) => acronyms.get(word) ?? word);
  const mentionsOf = new Map<string, Found<MentionRow>[]>();
  for (const mention of scene.mentions) {
    if (mention.row.kind !== 'name') continue;
    const list = mentionsOf.get(mention.row.entity_id);
    if (list) list.push(mention);
    else mentionsOf.set(mention.row.entity_id, [mention]);
  }
  const ofVotes = scene.tokens.filter(({ lower }) => OF_VOTES.has(lower)).length > 2;
  const memory = new Map<string, SourceKind | null>();
  const placesOf = wordPlaces(scene);

  const find = (span: Span, entity: EntityRow | null): SourceKind | null => {
    const text = spelled(scene.doc.text.slice(span.start, span.end));
    const from = tokenAt(scene.doc, span.start);
    const to = tokenAt(scene.doc, span.end - 1) + 1;
    const last = wordAt(scene, to - 1, from);
    if (ofVotes && OF_PARTIES.has(last) && /^\p{Lu}/u.test(scene.tokens[to - 1]?.text ?? '') && !lookUp(text)?.kind) return 'political_party';
    if (to - from === 2 && DETERMINERS.has(wordAt(scene, from, from)) && /^\p{Ll}/u.test(scene.tokens[to - 1]?.text ?? '')) {
      const fuller = fullerPhrase(scene, placesOf(last), from);
      const kind = fuller && kindOfWords(spelled(fuller));
      if (kind) return kind;
    }
    const isPerson = entity?.type === 'PERSON';
    const known = entity && !isPerson ? lookUp(entity.name)?.kind : undefined;
    if (known) return known;
    const byOffice = isPerson && entity.affiliation && entity.role ? kindOfWords(spelled(`${entity.affiliation} ${entity.role}`)) : null;
    const byWords = byOffice ?? kindOfWords(text);
    if (byWords) return byWords;
    if (!entity) return null;
    const byRole = entity.role ? kindOfWords(entity.role) : null;
    if (byRole) return byRole;
    const byName = isPerson ? null : kindOfWords(entity.name);
    if (byName) return byName;
    for (const mention of mentionsOf.get(entity.entity_id) ?? []) {
      const kind = described(scene, mention, isPerson, spelled);
      if (kind) return kind;
    }
    if (isPerson) return ofSurname(scene, placesOf(last), from, spelled);
    return entity.type === 'ORG' ? 'company' : entity.type === 'GPE' ? 'government' : null;
  };
  return (span, entity) => {
    const key = `${span.start} ${span.end}`;
    const kept = memory.get(key);
    if (kept !== undefined) return kept;
    const kind = find(span, entity);
    memory.set(key, kind);
    return kind;
  };
}

/** Tells at which tokens a word stands, lower case. */
function wordPlaces({ tokens }: Scene): (word: string) => readonly number[] {
  let places: Map<string, number[]> | null = null;
  return (word) => {
    if (!places) {
      places = new Map();
      for (const [at, { lower }] of tokens.entries()) {
        const list = places.get(lower);
        if (list) list.push(at);
        else places.set(lower, [at]);
      }
    }
    return places.get(word) ?? [];
  };
}

/** "the opposition Civic Alliance", "Jo Reed, a farmer near Orrin,": what stands before a name, and in commas behind it. */
function described(scene: Scene, mention: Found<MentionRow>, isPerson: boolean, spelled: (text: string) => string): SourceKind | null {
  const from = tokenAt(scene.doc, mention.start);
  const to = tokenAt(scene.doc, mention.end - 1) + 1;
  const before = leadBefore(scene, from);
  const lead = before < from ? kindOfWords(spelled(textOf(scene, before, from))) : null;
  if (lead) return lead;
  if (wordAt(scene, to, from) !== ',') return null;
  let end = to + 1;
  while (end < to + 16 && !/^[,.;]?$/.test(wordAt(scene, end, from))) end++;
  const opens = wordAt(scene, to + 1, from);
  const isApposition = DETERMINERS.has(opens) || isPerson;
  return isApposition && end > to + 1 && !AUXILIARIES.has(opens) ? kindOfWords(spelled(textOf(scene, to + 1, end))) : null;
}

/** The nouns and titles right before a name. */
function leadBefore(scene: Scene, from: number): number {
  let before = from;
  while (before > from - 6) {
    const word = wordAt(scene, before - 1, from);
    const token = scene.tokens[before - 1];
    if (word === '' || (token?.kind !== 'word' && word !== '-') || DETERMINERS.has(word) || PREPOSITIONS.has(word) || AUXILIARIES.has(word)) break;
    if (verbFormOf(word)?.form === 'past' && /^\p{Ll}/u.test(token?.text ?? '')) break;
    before--;
  }
  return before;
}

/** A surname whose full name stands elsewhere behind its title. */
function ofSurname(scene: Scene, places: readonly number[], until: number, spelled: (text: string) => string): SourceKind | null {
  for (const at of places.slice(0, NEAREST)) {
    if (at >= until) break;
    const before = leadBefore(scene, at);
    const kind = before < at ? kindOfWords(spelled(textOf(scene, before, at))) : null;
    if (kind) return kind;
  }
  return null;
}

/** "the ministry": what the text before calls in more words ("the health ministry"), the nearest. */
function fullerPhrase(scene: Scene, places: readonly number[], until: number): string | null {
  for (const at of places
    .filter((place) => place < until)
    .slice(-NEAREST)
    .reverse()) {
    const before = leadBefore(scene, at);
    if (before < at) return textOf(scene, before, at + 1);
  }
  return null;
}

import type { SourceKind } from '../../schemas/common.ts';
import type { EntityRow, MentionRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/speaker-kinds.json' with { type: 'json' };
import { type Found, tokenAt } from '../document.ts';
import { lookUp } from '../entities/gazetteer.ts';
import { verbFormOf } from '../text/lemma.ts';
import { AUXILIARIES, DETERMINERS, PREPOSITIONS, type Scene, textOf, wordAt } from './scene.ts';
import { kindOfWords } from './speaker-kind.ts';

/** How many other places of a word are looked at for what it is called there. */
const NEAREST = 12;
const OF_PARTIES = new Set(reference.of_parties);
const OF_VOTES = new Set(reference.of_votes);

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What kind of speaker a span names: by its words, what an acronym stands for, its entity's role, what the article calls it elsewhere. */
export function kindsIn(scene: Scene): (span: Span, entity: EntityRow | null) => SourceKind | null {
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

import cues from '../../seeds/reference/cues.json' with { type: 'json' };

/**
 * What a cue verb takes: a clause (that: only one so marked), a quotation, a person told, an infinitive, a gerund, a noun phrase
 * (past: a bare clause in the past only; with: only with a certain preposition in it; document: only of a document); passive: "is believed to".
 */
export type Takes = 'clause' | 'that' | 'quote' | 'addressee' | 'infinitive' | 'np' | 'past' | 'passive' | 'with' | 'gerund' | 'document';
export type Shape = 'base' | 's' | 'past' | 'participle' | 'ing';

export interface CueForm {
  readonly lemma: string;
  readonly shapes: ReadonlySet<Shape>;
  readonly takes: ReadonlySet<Takes>;
  /** The form may as well be a noun ("reports"). */
  readonly maybeNoun: boolean;
  /** Reports speech even inside the words of another speaker. */
  readonly nested: boolean;
}

const TAKES: ReadonlySet<string> = new Set<Takes>([
  'clause',
  'that',
  'quote',
  'addressee',
  'infinitive',
  'np',
  'past',
  'passive',
  'with',
  'gerund',
  'document',
]);
const isTakes = (word: string): word is Takes => TAKES.has(word);
const doubled = new Set(cues.doubled);
const irregular = new Map(Object.entries(cues.irregular));
const maybeNoun = new Set(cues.weak_nouns);

/** The third person, past, participle and -ing of a verb, by the rules of English spelling or as listed. */
export function inflect(lemma: string): readonly [Shape, string][] {
  const [s, past, participle, ing] = irregular.get(lemma) ?? [third(lemma), pastOf(lemma), pastOf(lemma), ingOf(lemma)];
  const forms: [Shape, string | undefined][] = [
    ['base', lemma],
    ['s', s],
    ['past', past],
    ['participle', participle],
    ['ing', ing],
  ];
  return forms.flatMap(([shape, form]) => (form === undefined ? [] : [[shape, form] as [Shape, string]]));
}
const third = (verb: string): string =>
  /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : /(?:s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
const stem = (verb: string): string => (doubled.has(verb) ? verb + verb.slice(-1) : verb);
const pastOf = (verb: string): string => (/e$/.test(verb) ? `${verb}d` : /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ied` : `${stem(verb)}ed`);
const ingOf = (verb: string): string => (/[^eoy]e$/.test(verb) ? `${verb.slice(0, -1)}ing` : `${stem(verb)}ing`);

function buildLexicon(): ReadonlyMap<string, CueForm> {
  const takes = new Map<string, Set<Takes>>();
  const nested = new Set(cues.verbs.flatMap((group) => ('nested' in group && group.nested ? group.lemmas : [])));
  for (const group of [...cues.verbs, cues.particle_verbs]) {
    for (const lemma of group.lemmas) {
      const known = takes.get(lemma) ?? new Set<Takes>();
      for (const word of group.takes) if (isTakes(word)) known.add(word);
      if (known.has('clause')) known.add('that');
      takes.set(lemma, known);
    }
  }
  for (const lemma of cues.of.lemmas) if (!takes.has(lemma)) takes.set(lemma, new Set());
  const lexicon = new Map<string, CueForm & { shapes: Set<Shape> }>();
  for (const [lemma, what] of takes) {
    for (const [shape, form] of inflect(lemma)) {
      const known = lexicon.get(form);
      if (!known) lexicon.set(form, { lemma, shapes: new Set([shape]), takes: what, maybeNoun: maybeNoun.has(lemma), nested: nested.has(lemma) });
      else if (known.lemma === lemma) known.shapes.add(shape);
    }
  }
  return lexicon;
}
const LEXICON = buildLexicon();

export const cueForm = (lower: string): CueForm | undefined => LEXICON.get(lower);

const PARTICLES = new Map(Object.entries(cues.particles));
const NEEDS_PARTICLE = new Set(cues.particle_verbs.lemmas);
const PREPOSITIONS = new Map<string, readonly string[]>(Object.entries(cues.of_prepositions));
export const particlesOf = (lemma: string): readonly string[] => PARTICLES.get(lemma) ?? [];
export const needsParticle = (lemma: string): boolean => NEEDS_PARTICLE.has(lemma);
/** Prepositions through which the verb takes its content ("warned of floods"). */
export const contentPrepositions = (lemma: string): readonly string[] => PREPOSITIONS.get(lemma) ?? [];

export const CUE_NOUNS: ReadonlyMap<string, string> = new Map(cues.nouns.flatMap((noun) => [[noun, noun] as const, [third(noun), noun] as const]));
export const MEDIA: ReadonlySet<string> = new Set(cues.media);
/** Verbs that judge something and, with a noun phrase alone, say nothing about it ("criticized the bill"). */
export const JUDGEMENTS: ReadonlySet<string> = new Set(cues.judgements);
export const NEWS_MEDIA: ReadonlySet<string> = new Set(cues.news_media);

const WITH = new Map(Object.entries(cues.with));
/** The word that the noun phrase of such a verb must hold ("put the loss at"). */
export const wordWithin = (lemma: string): string | undefined => WITH.get(lemma);
/** Nouns for what shows and finds ("poll", "audit"). */
export const DOCUMENTS: ReadonlySet<string> = new Set(cues.documents);

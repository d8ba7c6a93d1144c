import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/outcomes.json' with { type: 'json' };
import type { Counted } from './counted.ts';
import type { Quantity, Scene } from './scene.ts';

export type Outcome = FigureRow['outcome'];
const mapOf = (entries: Readonly<Record<string, string>>): ReadonlyMap<string, Outcome> =>
  new Map(Object.entries(entries).flatMap(([outcome, words]) => words.split(' ').map((word): [string, Outcome] => [word, outcome as Outcome])));
export const VERBS = mapOf(reference.verbs);
export const NOUNS = mapOf(reference.nouns);
export const ADJECTIVES = mapOf(reference.adjectives);
/** "the murder of 12": nouns of what is done to those behind "of". */
export const EVENTS_OF = mapOf(reference.events_of);
export const ILLNESS = new Set(reference.illness.split(' '));

export interface ReadOutcome {
  readonly outcome: Outcome;
  readonly negated: boolean;
  /** The token that says so; -1 where none does. */
  readonly at: number;
  /** The token of the subject noun that says it ("toll"), where no noun stands behind the number. */
  readonly subject?: number;
}

export const NONE: ReadOutcome = { outcome: 'none', negated: false, at: -1 };
/** An article says at its start that it is about an illness. */
const OPENING_TOKENS = 60;
export const nearIllness = (scene: Scene, { from }: Quantity): boolean => {
  const sentence = scene.doc.sentences[scene.tokens[from]?.sentence ?? 0];
  const range = [...scene.tokens.slice(sentence?.firstToken ?? 0, sentence?.endToken ?? 0), ...scene.tokens.slice(0, OPENING_TOKENS)];
  return range.some((token) => ILLNESS.has(token.lower));
};

/** Things are seized and saved too; only people are captive, arrested, released or rescued. */
export const OF_PEOPLE = /^(?:captive|arrested|released|rescued|infected|injured)$/;
export const ofThings = ({ class: kind }: Counted): boolean => /^(?:other|vehicle|building|company)$/.test(kind ?? '');

import nouns from '../../seeds/reference/nouns.json' with { type: 'json' };
import verbs from '../../seeds/reference/verbs.json' with { type: 'json' };
import { oncePerWord } from './once-per-word.ts';

const PLURALS = new Map(Object.entries(nouns.irregular_plurals as Readonly<Record<string, string>>));
const INVARIANT = new Set(nouns.invariant_plurals.split(' '));

/** The singular of a noun, lower case ("bodies" → "body"); words that have one form stay. */
export const singularOf = oncePerWord((word: string): string => {
  const lower = word.toLowerCase();
  const irregular = PLURALS.get(lower);
  if (irregular !== undefined) return irregular;
  const compound = /^(.*[a-z])(men|women|children|people)$/.exec(lower);
  if (compound) return `${compound[1]}${PLURALS.get(compound[2] ?? '')}`;
  if (INVARIANT.has(lower) || lower.length < 4 || /(?:ss|us|is)$/.test(lower)) return lower;
  if (/ies$/.test(lower)) return lower.length > 4 ? `${lower.slice(0, -3)}y` : lower.slice(0, -1);
  if (/(?:ches|shes|sses|xes|zes|oes)$/.test(lower) && !/(?:shoes|toes|canoes|aches)$/.test(lower)) return lower.slice(0, -2);
  return lower.endsWith('s') ? lower.slice(0, -1) : lower;
});

export const isPlural = oncePerWord((word: string): boolean => singularOf(word) !== word.toLowerCase() || INVARIANT.has(word.toLowerCase()));

export interface VerbForm {
  readonly lemma: string;
  readonly form: 'base' | 's' | 'past' | 'ing';
}

/** Every form of regular verbs and of irregular ones with their pasts; the first of two readings holds. */
export function verbFormsOf(regular: readonly string[], irregular: Readonly<Record<string, string>>): ReadonlyMap<string, VerbForm> {
  const forms = new Map<string, VerbForm>();
  const add = (text: string, form: VerbForm): void => {
    if (!forms.has(text)) forms.set(text, form);
  };
  const addRegular = (lemma: string): void => {
    const stem = lemma.endsWith('e') ? lemma.slice(0, -1) : lemma;
    const doubled = /[^aeiou][aeiou][bdgmnprt]$/.test(lemma) ? lemma + lemma.slice(-1) : stem;
    const y = /[^aeiou]y$/.test(lemma);
    add(lemma, { lemma, form: 'base' });
    add(y ? `${lemma.slice(0, -1)}ies` : /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`, { lemma, form: 's' });
    for (const past of [y ? `${lemma.slice(0, -1)}ied` : `${stem}ed`, `${doubled}ed`]) add(past, { lemma, form: 'past' });
    for (const ing of [`${stem}ing`, `${doubled}ing`]) add(ing, { lemma, form: 'ing' });
    if (/ie$/.test(lemma)) add(`${lemma.slice(0, -2)}ying`, { lemma, form: 'ing' });
  };
  for (const [lemma, pasts] of Object.entries(irregular)) {
    for (const past of pasts.split(' ')) add(past, { lemma, form: 'past' });
    addRegular(lemma);
  }
  for (const lemma of regular) addRegular(lemma);
  return forms;
}
const FORMS = verbFormsOf(verbs.regular.split(' '), verbs.irregular);

/** The verb that a word is a form of; null where the lists know it as none. Many are nouns too. */
export const verbFormOf = (word: string): VerbForm | null => FORMS.get(word.toLowerCase()) ?? null;

import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/counted-classes.json' with { type: 'json' };
import { isPeople, lookUp } from '../entities/gazetteer.ts';

type CountedClass = NonNullable<FigureRow['counted_class']>;

const CLASSES = new Map<string, CountedClass>();
for (const [name, words] of Object.entries(reference.classes)) {
  for (const word of words.split(' ')) {
    const known = CLASSES.get(word);
    if (!known || known === 'person') CLASSES.set(word, name as CountedClass);
  }
}
/** Heads that say only how people belong together: the noun before them says what they are ("security forces", "health workers"). */
const BODIES = /^(?:force|personnel|staff|staffer|worker|employee|officer|member|guard|volunteer|crew|team|troop|aide)$/;
const COMPOUNDS: readonly (readonly [RegExp, CountedClass])[] = [
  [/^police$/, 'police'],
  [/^(?:aid|relief|humanitarian)$/, 'aid_worker'],
  [/^(?:health|healthcare|medical|hospital|ambulance|nursing)$/, 'medic'],
  [/^(?:army|military|naval|navy|security|defence|defense|militia|infantry|special|armed|border|air)$/, 'combatant'],
  [/^(?:media|press)$/, 'journalist'],
];

/** The class of a head noun by its lemma, or of the noun before it ("police officers", "aid workers"). */
export function classOf(head: string, before: readonly string[] = []): CountedClass {
  const compound = before.at(-1);
  if (head === 'officer' && compound === undefined) return 'police';
  if (compound === 'aid' || compound === 'relief') return 'aid_worker';
  if (before.includes('hostage') || before.includes('hostages')) return 'hostage';
  if (/^(?:civilian|civilians)$/.test(compound ?? '')) return 'civilian';
  if (BODIES.test(head) && compound !== undefined) {
    const body = COMPOUNDS.find(([pattern]) => pattern.test(compound))?.[1];
    if (body && !(head === 'guard' && body === 'combatant' && compound === 'security')) return body;
  }
  return CLASSES.get(head) ?? (head === 'officer' ? 'person' : 'other');
}

/** What a proper name counts: "two Germans", "nine Baptists", "hundreds of Taliban"; null where it is no people. */
export function classOfName(written: string): CountedClass | null {
  if (!/^\p{Lu}/u.test(written)) return null;
  if (lookUp(written)?.kind === 'armed_group') return 'combatant';
  return isPeople(written) ? 'person' : null;
}

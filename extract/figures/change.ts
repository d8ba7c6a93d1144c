import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/figure-words.json' with { type: 'json' };
import { verbFormOf } from '../text/lemma.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';

const INCREASE = new Set(reference.increase);
const DECREASE = new Set(reference.decrease);

export interface ReadChange {
  readonly change: FigureRow['change'];
  readonly role: FigureRow['change_role'];
}

const NONE: ReadChange = { change: 'none', role: null };
const REACH = 6;
/** A level may stand far behind its verb: "raised the price of the old ferry from ten to twelve". */
const REACH_OF_LEVEL = 22;

/** Whether a word tells of more or of less; null where it does neither. */
export function directionOf(word: string): 'increase' | 'decrease' | null {
  const lemma = verbFormOf(word)?.lemma ?? word.replace(/(?:ing|ed)$/, '');
  return INCREASE.has(word) || INCREASE.has(lemma) ? 'increase' : DECREASE.has(word) || DECREASE.has(lemma) ? 'decrease' : null;
}

/** A change and the number's part in it: "rose 20% to 40 from 33" is delta, to, from. */
export function changeOf(scene: Scene, quantity: Quantity, modifierFrom: number): ReadChange {
  if (/^(?:age|ordinal|rank|duration)$/.test(quantity.kind)) return NONE;
  // "Fintex +2.5%": the sign is the verb.
  if (quantity.kind === 'percent' && wordAt(scene, quantity.from - 1, quantity.from) === '+') return { change: 'increase', role: 'delta' };
  if (quantity.kind === 'percent' && (quantity.value ?? 0) < 0 && /^\p{Lu}|^\d/u.test(scene.tokens[quantity.from - 1]?.text ?? ''))
    return { change: 'decrease', role: 'delta' };
  const earlier = /^(?:previous|earlier)$/.test(wordAt(scene, modifierFrom - 1, quantity.from));
  const first = earlier ? modifierFrom - (/^(?:an?|the|its|their)$/.test(wordAt(scene, modifierFrom - 2, quantity.from)) ? 2 : 1) : modifierFrom;
  const between = wordAt(scene, first - 1, quantity.from) === 'between' ? 1 : 0;
  const before = wordAt(scene, first - 1 - between, quantity.from);
  const isAt = before === 'at' && [2, 3, 4, 5].some((back) => /^(?:up|down|higher|lower)$/.test(wordAt(scene, first - back, quantity.from)));
  const role: FigureRow['change_role'] =
    before === 'to' || isAt || (before === 'at' && directionOf(wordAt(scene, first - 2, quantity.from)))
      ? 'to'
      : before === 'from'
        ? 'from'
        : 'delta';
  const isShare = /^(?:percent|percentage_point|ratio)$/.test(quantity.kind);
  // "a 20% increase", "20% more than", "a 3-point drop".
  if (role === 'delta' && (isShare || quantity.kind === 'money' || quantity.kind === 'measure')) {
    for (let at = quantity.after; at < quantity.after + 2; at++) {
      const direction = directionOf(wordAt(scene, at, quantity.from));
      const isNoun =
        /^(?:increase|rise|gain|growth|jump|surge|hike|boost|decrease|decline|drop|fall|cut|reduction|loss|dip|slump|higher|lower|more|less|fewer|improvement|uptick|contraction)$/.test(
          wordAt(scene, at, quantity.from),
        );
      if (direction && isNoun && !(quantity.kind === 'measure' && /^(?:more|less)$/.test(wordAt(scene, at, quantity.from))))
        return { change: direction, role: 'delta' };
      if (/^(?:|the|a|an|its|this|that)$/.test(wordAt(scene, at, quantity.from))) break;
    }
  }
  for (let at = modifierFrom - 1; at >= modifierFrom - (role === 'delta' ? REACH : REACH_OF_LEVEL); at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;:“”"()]$/.test(word)) return NONE;
    if (at < modifierFrom - 2 && role === 'delta' && scene.tokens[at]?.kind === 'number' && !scene.timeAt.has(at)) return NONE;
    const direction = directionOf(word);
    if (!direction) {
      const verb = verbFormOf(word);
      if (verb && verb.form === 'past' && role === 'delta' && !/^(?:expect|project|forecast|report)$/.test(verb.lemma)) return NONE;
      continue;
    }
    if (/^(?:more|less|fewer|higher|lower|over|above)$/.test(word) && role === 'delta') continue;
    // Deltas stand right behind their verb or "by"; a count behind "lost" or "added" is an object unless "by" says so.
    const near =
      at === modifierFrom - 1 ||
      (at === modifierFrom - 2 && (quantity.kind === 'measure' ? /^(?:by|another)$/ : /^(?:by|a|an|another)$/).test(before)) ||
      before === 'by' ||
      (at === modifierFrom - 2 && /^(?:nearly|about)$/.test(before));
    if (
      role === 'delta' &&
      (!near ||
        (quantity.kind === 'count' &&
          before !== 'by' &&
          !/^(?:up|down)$/.test(word) &&
          !/^(?:points?|basis|seats?|places|spots)$/.test(wordAt(scene, quantity.after, quantity.from))))
    )
      return NONE;
    if (/^(?:up|down)$/.test(word) && isParticle(scene, at, quantity.from)) return NONE;
    if (role !== 'delta' && !isVerbOfChange(word)) continue;
    return { change: direction, role };
  }
  return NONE;
}

const isVerbOfChange = (word: string): boolean => !/^(?:more|less|fewer|higher|lower|loss|lose|lost|add|added|adding)$/.test(word);

/** "gave up 40 yards", "set up 12 schools": the verb's own particle; "ended up 3%" is a direction. */
function isParticle(scene: Scene, at: number, from: number): boolean {
  const lemma = verbFormOf(wordAt(scene, at - 1, from))?.lemma;
  return (
    lemma !== undefined &&
    /^(?:give|make|take|set|put|pick|pay|use|hold|turn|round|break|blow|burn|shut|tear|lay|write|track|hunt|gun|shoot|mow|call|buy|sign|show|line|clean|cut|back|build|bring|open|come|grow)$/.test(
      lemma,
    )
  );
}

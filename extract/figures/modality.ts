import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/figure-words.json' with { type: 'json' };
import { verbFormOf } from '../text/lemma.ts';
import type { Counted } from './counted.ts';
import { isInBody, type Quantity, type Scene, wordAt } from './scene.ts';

const SETS = Object.fromEntries(
  (['planned', 'forecast', 'hypothetical', 'feared', 'estimated'] as const).map((name) => [name, new Set(reference[name])]),
) as Record<'planned' | 'forecast' | 'hypothetical' | 'feared' | 'estimated', Set<string>>;
const REACH = 9;

/** In which mood a number is given: by the nearest word that governs it, before it in its clause; "feared dead" behind it too. */
export function modalityOf(scene: Scene, quantity: Quantity, counted: Counted): FigureRow['modality'] {
  const behind = Math.max(quantity.after, counted.to);
  for (let at = quantity.after; at < behind + 7; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;]$/.test(word) || scene.tokens[at]?.kind === 'number' || /^(?:dozens|hundreds|thousands)$/.test(word)) break;
    if (SETS.feared.has(word)) return 'feared';
    if (/^(?:could|may|might|will)$/.test(word) && at <= behind + 3 && !scene.timeAt.has(at)) return 'forecast';
    if (/^(?:would)$/.test(word) && at <= behind + 3) return 'hypothetical';
    // "the 5 million that analysts had forecast".
    if (/^(?:forecast|predicted|projected|expected|anticipated)$/.test(word) && wordAt(scene, quantity.after, quantity.from) === 'that')
      return 'forecast';
    // "two million replied they would attend": another clause.
    if (
      at >= behind &&
      verbFormOf(word)?.form === 'past' &&
      !/^(?:feared|presumed|thought|believed|reported|known|left|killed|injured|had)$/.test(word)
    )
      break;
  }
  for (let at = quantity.from - 1; at >= quantity.from - REACH; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;:“”"]$/.test(word) || (word === ',' && at === quantity.from - 1)) break;
    // A headline's "to cut 800 jobs" is what somebody will do.
    const isInfinitive = word === 'to' && verbFormOf(wordAt(scene, at + 1, quantity.from))?.form === 'base';
    if (isInfinitive && !isInBody(scene, { sentence: scene.tokens[at]?.sentence ?? 0 }) && /^(?:[;,:]|)$/.test(wordAt(scene, at - 1, quantity.from)))
      return 'planned';
    // "plans to sell the mill and to close two plants": what is planned goes on.
    const ofWhole =
      /^(?:its|their|the|his|her)$/.test(wordAt(scene, quantity.from - 1, quantity.from)) && wordAt(scene, quantity.from - 2, quantity.from) === 'of';
    if (isInfinitive && !ofWhole && wordAt(scene, at - 1, quantity.from) === 'and')
      return planBefore(scene, at - 1, quantity.from) ? 'planned' : 'asserted';
    // "due to", "are to hold", "may have killed".
    if (word === 'due' && wordAt(scene, at + 1, quantity.from) === 'to') break;
    if (/^(?:is|are)$/.test(word) && wordAt(scene, at + 1, quantity.from) === 'to') return 'planned';
    if (word === 'have' && /^(?:may|might|could)$/.test(wordAt(scene, at - 1, quantity.from))) return 'hypothetical';
    if (verbFormOf(word)?.form === 'past' && wordAt(scene, at - 1, quantity.from) === 'have') continue;
    if (/^(?:an|estimated|estimates?)$/.test(word) && SETS.estimated.has(word)) return 'estimated';
    if (SETS.feared.has(word)) return 'feared';
    if (word === 'estimate' || word === 'estimates' || word === 'estimating') return 'estimated';
    if (SETS.hypothetical.has(word)) return 'hypothetical';
    if (SETS.planned.has(word)) return 'planned';
    if (
      SETS.forecast.has(word) &&
      !(word === 'may' && /^\p{Lu}/u.test(scene.tokens[at]?.text ?? '')) &&
      !(word === 'set' && wordAt(scene, at + 1, at) !== 'to')
    )
      return 'forecast';
    if (/^(?:said|was|were|had|killed|died|has|have)$/.test(word)) break;
  }
  return 'asserted';
}

const REACH_OF_PLAN = 28;

/** Whether a word of planning governs the infinitives of a clause. */
function planBefore(scene: Scene, at: number, from: number): boolean {
  for (let back = at - 1; back > at - REACH_OF_PLAN; back--) {
    const word = wordAt(scene, back, from);
    if (word === '' || /^[.;:“”"]$/.test(word)) return false;
    if (wordAt(scene, back + 1, from) === 'to' && SETS.planned.has(word)) return true;
  }
  return false;
}

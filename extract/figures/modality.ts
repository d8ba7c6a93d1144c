import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/figure-words.json' with { type: 'json' };
import { type Quantity, type Scene, wordAt } from './scene.ts';

const SETS = Object.fromEntries(
  (['planned', 'forecast', 'hypothetical', 'feared', 'estimated'] as const).map((name) => [name, new Set(reference[name])]),
) as Record<'planned' | 'forecast' | 'hypothetical' | 'feared' | 'estimated', Set<string>>;
const REACH = 9;

/** In which mood a number is given: by the nearest word that governs it, before it in its clause; "feared dead" behind it too. */
export function modalityOf(scene: Scene, quantity: Quantity): FigureRow['modality'] {
  for (let at = quantity.after; at < quantity.after + 7; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;]$/.test(word)) break;
    if (SETS.feared.has(word)) return 'feared';
    if (/^(?:could|may|might|will)$/.test(word) && at <= quantity.after + 3) return 'forecast';
    if (/^(?:would)$/.test(word) && at <= quantity.after + 3) return 'hypothetical';
  }
  for (let at = quantity.from - 1; at >= quantity.from - REACH; at--) {
    const word = wordAt(scene, at, quantity.from);
    if (word === '' || /^[.;:“”"]$/.test(word)) break;
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

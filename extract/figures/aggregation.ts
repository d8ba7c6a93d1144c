import type { FigureRow } from '../../schemas/tables.ts';
import type { Counted } from './counted.ts';
import { phraseAt, type Quantity, type Scene, wordAt } from './scene.ts';

/** Whether a number is a total, only the new ones, a rate or a share. */
export function aggregationOf(scene: Scene, quantity: Quantity, counted: Counted, isChange: boolean): FigureRow['aggregation'] {
  const { kind, perUnit } = quantity;
  const before = phraseAt(scene, Math.max(0, quantity.from - 6), quantity.from);
  if (kind === 'percent' || kind === 'ratio') {
    if (/\b(?:interest|inflation|unemployment|mortgage|jobless|growth|tax|turnout) rates?\b|\binflation\b|\brate (?:of|to|at|by)\b/.test(before))
      return 'rate';
    if (
      isChange &&
      !/\b(?:turnout|share|proportion|margin)\b[^.;]* (?:to|from)$/.test(phraseAt(scene, Math.max(0, quantity.from - 12), quantity.from))
    )
      return 'total';
    if (/\b(?:turnout|share|proportion|margin)\b[^.;]*$/.test(before)) return 'share';
    return counted.text !== null || wordAt(scene, quantity.after, quantity.from) === 'of' ? 'share' : 'total';
  }
  if (perUnit && /^\d/.test(perUnit)) return 'rate';
  if ((kind === 'count' || kind === 'money') && perUnit) return 'rate';
  const text = (counted.text ?? '').toLowerCase();
  if (kind === 'count' && /^(?:new|fresh|more new)\b/.test(text)) return 'increment';
  const behind = phraseAt(scene, counted.to, counted.to + 8);
  if (kind === 'count' && /^per \d/.test(behind)) return 'rate';
  if (
    kind === 'count' &&
    /\bin (?:the|a) (?:past|last|previous|preceding|single) (?:\d+ |twenty-four |few )?(?:day|hours?|week|24)\b|\bin one day\b|\bsince (?:yesterday|the day before)\b/.test(
      behind,
    )
  )
    return 'increment';
  return 'total';
}

import type { FigureRow } from '../../schemas/tables.ts';
import type { Counted } from './counted.ts';
import { phraseAt, type Quantity, type Scene, wordAt } from './scene.ts';

/** The words before a number, of its own sentence. */
function wordsBefore(scene: Scene, at: number, count: number): string {
  const words: string[] = [];
  for (let back = at - 1; back >= at - count && wordAt(scene, back, at) !== ''; back--) words.unshift(wordAt(scene, back, at));
  return words.join(' ');
}

/** Whether a number is a total, only the new ones, a rate or a share. */
export function aggregationOf(scene: Scene, quantity: Quantity, counted: Counted, isChange: boolean): FigureRow['aggregation'] {
  const { kind, perUnit } = quantity;
  const before = wordsBefore(scene, quantity.from, 6);
  if (kind === 'percent' || kind === 'ratio') {
    if (/\b(?:interest|inflation|unemployment|mortgage|jobless|growth|tax|turnout) rates?\b|\binflation\b|\brate (?:of|to|at|by)\b/.test(before))
      return 'rate';
    if (isChange && !/\b(?:turnout|share|proportion|margin)\b[^.;]* (?:to|from)$/.test(wordsBefore(scene, quantity.from, 12))) return 'total';
    if (
      kind === 'percent' &&
      /\brates?\b(?: \w+){0,2} (?:was|were|is|are|been|be|at|around|about|over|under|below|above|only|than|least|averaged|stood|as)(?: \w+){0,3}$/.test(
        wordsBefore(scene, quantity.from, 9),
      )
    )
      return 'rate';
    if (/\b(?:turnout|share|proportion|margin)\b[^.;]*$/.test(wordsBefore(scene, quantity.from, 12))) return 'share';
    if (/\bof (?:whom|which|them|those)(?: only| just| about)?$/.test(before)) return 'share';
    return counted.text !== null || wordAt(scene, quantity.after, quantity.from) === 'of' ? 'share' : 'total';
  }
  if (perUnit && /^\d/.test(perUnit)) return 'rate';
  if ((kind === 'count' || kind === 'money') && perUnit) return 'rate';
  if (kind === 'money' && /^(?:to|for|per) (?:each|every)\b/.test(phraseAt(scene, quantity.after, quantity.after + 3))) return 'rate';
  if (/^of per\b/.test(phraseAt(scene, quantity.after, quantity.after + 2))) return 'rate';
  const text = (counted.text ?? '').toLowerCase();
  if (kind === 'count' && /^(?:new|fresh|more new)\b/.test(text)) return 'increment';
  const behind = phraseAt(scene, counted.to, counted.to + 8);
  if (kind === 'count' && /^per \d/.test(behind)) return 'rate';
  if (
    kind === 'count' &&
    /\bin the (?:24|twenty[- ](?:- )?four) hours\b|\bin (?:the|a) (?:past|last|previous|preceding|single) (?:\d+ |twenty-four |few )?(?:day|hours?|week|24)\b|\bin one day\b|\bsince (?:yesterday|the day before)\b/.test(
      behind,
    )
  )
    return 'increment';
  // "11 more died", "31 of them on Monday alone".
  if (
    kind === 'count' &&
    wordAt(scene, quantity.after, quantity.from) === 'more' &&
    /^(?:\w+ ){0,2}(?:deaths|cases|infections|died)\b/.test(behindMore(scene, quantity))
  )
    return 'increment';
  return kind === 'count' && /^(?:of (?:them|those|whom) )?(?:on|in) \w+ alone\b/.test(phraseAt(scene, quantity.after, quantity.after + 6))
    ? 'increment'
    : 'total';
}

const behindMore = (scene: Scene, { after }: Quantity): string => phraseAt(scene, after + 1, after + 5);

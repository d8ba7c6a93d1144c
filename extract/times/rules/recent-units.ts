import { addDays, addMonths } from '../calendar.ts';
import { durationOf, UNITS } from '../lexicon.ts';
import { type Rule, readCount, type Scene } from '../scene.ts';

const DAYS_IN: Readonly<Record<string, number>> = { D: 1, W: 7, F: 14 };
const MONTHS_IN: Readonly<Record<string, number>> = { M: 1, Q: 3, H: 6, Y: 12, E: 120, C: 1200 };

/** The days that reach back so many units from the publication, its own day included; with a minus sign ahead from the day after. */
export function back(reference: string | null, unit: string, count: number): { from?: string; to?: string } {
  const [days, months] = [DAYS_IN[unit], MONTHS_IN[unit]];
  if (reference === null || (days === undefined && months === undefined)) return {};
  const end = days === undefined ? addMonths(reference, -Math.round((months ?? 1) * count)) : addDays(reference, -Math.round(days * count));
  return count > 0 ? { from: end, to: reference } : { from: addDays(reference, 1), to: end };
}

/** "2 next days", "the 10 previous weeks": the number before the direction. */
function readTurned(scene: Scene, index: number): { lead: string; count: number | 'X'; end: number } | null {
  const count = scene.tokens[index]?.kind === 'number' ? readCount(scene, index) : null;
  const lead = count ? scene.word(count.end, index) : '';
  // "$14 million last year" counts no years.
  if (!count || count.count === 'X' || count.count > 1000 || !scene.word(count.end + 1, index).endsWith('s')) return null;
  return /^(?:next|past|last|previous|coming)$/.test(lead) ? { lead, count: count.count, end: count.end + 1 } : null;
}

/** "the past two months", "the next few days", "recent years", "the first two days". */
export const recentUnitsRule: Rule = {
  name: 'duration_recent',
  match(scene, index) {
    const { word, reference } = scene;
    const start = word(index, index) === 'the' ? index + 1 : index;
    const turned = readTurned(scene, start);
    const lead = turned?.lead ?? word(start, index);
    if (!/^(?:recent|coming|past|last|next|previous|following|first|final)$/.test(lead)) return null;
    const counted = turned ?? (lead === 'recent' ? { count: 'X' as const, end: start + 1 } : readCount(scene, start + 1));
    const plain = counted ?? { count: 'X' as const, end: start + 1 };
    const noun = word(plain.end, index);
    const unit = UNITS.get(noun);
    if (unit === undefined || (!counted && !/s$/.test(noun)) || (lead !== 'recent' && lead !== 'coming' && plain.count === 1)) return null;
    const count = plain.count;
    const value = durationOf(unit, count);
    const isBack = /^(?:past|last|previous)$/.test(lead);
    const reach =
      typeof count === 'number' && (isBack || /^(?:next|coming|following)$/.test(lead)) ? back(reference, unit, isBack ? count : -count) : {};
    return { end: plain.end + 1, timex: { type: 'DURATION', value, granularity: null, ...reach } };
  },
};

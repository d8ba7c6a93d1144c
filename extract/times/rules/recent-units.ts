import { addDays, addMonths, isoDay, quarterOf, yearOf } from '../calendar.ts';
import { readCount } from '../counts.ts';
import { moveBy } from '../lengths.ts';
import { type Amount, durationOf, durationOfAll, UNITS, type Unit } from '../lexicon.ts';
import type { Interval, Rule, Scene, Timex } from '../scene.ts';
import { readSmaller } from './durations.ts';

const DAYS_IN: Readonly<Record<string, number>> = { D: 1, W: 7, F: 14 };
const MONTHS_IN: Readonly<Record<string, number>> = { M: 1, Q: 3, H: 6, Y: 12, E: 120, C: 1200 };

type Reach = Pick<Timex, 'from' | 'to' | 'interval'>;

/** Whole quarters before or after that of the publication, as business counts them. */
function quartersBeside(reference: string, count: number): Reach {
  const own = quarterOf(reference);
  const first = (number: number): string => addMonths(isoDay(yearOf(reference), 1, 1), 3 * (number - 1));
  return count > 0 ? { from: first(own - count), to: addDays(first(own), -1) } : { from: first(own + 1), to: addDays(first(own + 1 - count), -1) };
}

/** The days that reach back so many units from the publication, its own day included; with a minus sign ahead from the day after. */
export function back({ reference, moment }: Pick<Scene, 'reference' | 'moment'>, unit: Unit, count: number): Reach {
  const [days, months] = [DAYS_IN[unit], MONTHS_IN[unit]];
  if (unit.startsWith('T') && moment) {
    const other = moveBy(moment, durationOf(unit, Math.abs(count)), count > 0 ? -1 : 1);
    return other === null ? {} : { interval: count > 0 ? [other, moment] : [moment, other] };
  }
  if (reference === null || (days === undefined && months === undefined)) return {};
  if (unit === 'Q') return quartersBeside(reference, Math.round(count));
  const end = days === undefined ? addMonths(reference, -Math.round((months ?? 1) * count)) : addDays(reference, -Math.round(days * count));
  if (count <= 0) return { from: addDays(reference, 1), to: end };
  return { from: end, to: reference, interval: [`${end}T00:00:00`, `${reference}T00:00:00`] };
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
    const { count } = plain;
    const isBack = /^(?:past|last|previous)$/.test(lead);
    const isAhead = /^(?:next|coming|following)$/.test(lead);
    const amounts: Amount[] = [{ unit, count }];
    const end = count === 'X' || turned ? plain.end + 1 : readSmaller(scene, plain.end + 1, index, amounts);
    const value = durationOfAll(amounts);
    if (amounts.length > 1 && reference !== null) {
      const interval = reachOf(reference, value, isBack);
      return { end, timex: { type: 'DURATION', value, granularity: null, ...((isBack || isAhead) && interval ? { interval } : {}) } };
    }
    const reach = typeof count === 'number' && (isBack || isAhead) ? back(scene, unit, isBack ? count : -count) : {};
    return { end, timex: { type: 'DURATION', value, granularity: null, ...reach } };
  },
};

/** "the last three months and two weeks". */
function reachOf(reference: string, value: string, isBack: boolean): Interval | null {
  const today = `${reference}T00:00:00`;
  const other = moveBy(today, value, isBack ? -1 : 1);
  return other === null ? null : isBack ? [other, today] : [today, other];
}

import type { TimeRow } from '../../schemas/tables.ts';
import type { Doc, Found } from '../document.ts';
import { spanColumns } from '../ids.ts';
import { daysBetween } from './calendar.ts';
import { confidenceOf } from './confidence.ts';
import { framed } from './framing.ts';
import { intervalOf } from './intervals.ts';
import { placeLengths } from './lengths.ts';
import { joinRanges, type Placed } from './ranges.ts';
import { absoluteRules } from './rules/absolute.ts';
import { clockRule, clockThenDayRule, dayThenClockRule } from './rules/clock.ts';
import { countedWeekdaysRule, weekdayFromRule } from './rules/counted-weekdays.ts';
import { dayAndPartRule, dayPartRule, mealRule } from './rules/day-parts.ts';
import { daysFromRule, inUnitsRule } from './rules/days-from.ts';
import { dayInARowRule, firstDayRule } from './rules/days-in-a-row.ts';
import { countedRule, durationRules } from './rules/durations.ts';
import { halfRules } from './rules/halves.ts';
import { holidayRule } from './rules/holidays.ts';
import { modifiedRule } from './rules/modified.ts';
import { dayOfMonthRule, nthOfRule } from './rules/nth-of.ts';
import { numericRule } from './rules/numeric-dates.ts';
import { quarterRule, yearBeforeRule } from './rules/quarters.ts';
import { recentUnitsRule } from './rules/recent-units.ts';
import { relativeRules, unitsAwayRule } from './rules/relative.ts';
import { restOfRule } from './rules/rest-of.ts';
import { setRule } from './rules/sets.ts';
import { partsOf, thisUnit, yearSpanRules } from './rules/spans-of-years.ts';
import { thisUnitRules, weekOfRule } from './rules/this-unit.ts';
import { turnedDateRule } from './rules/turned-dates.ts';
import { vagueRule } from './rules/vague.ts';
import { weekdayOfWeekRule } from './rules/weekdays.ts';
import { weekendOfRule } from './rules/weekends.ts';
import { yearRule } from './rules/years.ts';
import { type Match, type Memory, type Rule, type Scene, sceneOf, type Timex } from './scene.ts';
import { mayStart } from './starters.ts';

/** Dates that have parts: what "early" and "the end of" may stand before. */
const WHOLES: readonly Rule[] = [
  numericRule,
  ...absoluteRules,
  yearRule,
  quarterRule,
  ...yearSpanRules,
  holidayRule,
  dayOfMonthRule,
  ...relativeRules,
];
const longest = (rules: readonly Rule[], scene: Scene, index: number): (Match & { rule: string }) | null => {
  let best: (Match & { rule: string }) | null = null;
  for (const rule of rules) {
    const match = rule.match(scene, index);
    if (match && (!best || match.end > best.end)) best = { ...match, rule: rule.name };
  }
  return best;
};

/** What "more than" and "nearly" may stand before. */
const LENGTHS: readonly Rule[] = [countedRule, unitsAwayRule, recentUnitsRule];

function anyWhole(scene: Scene, index: number): Match | null {
  const { wholes } = scene.memory;
  const known = wholes.get(index);
  if (known !== undefined) return known;
  const match = mayStart(scene, index) ? longest(WHOLES, scene, index) : null;
  wholes.set(index, match);
  return match;
}
const DAYS_AND_CLOCKS: readonly Rule[] = [dayThenClockRule(anyWhole), clockThenDayRule(anyWhole), clockRule(anyWhole)];
const anyDayOrClock = (scene: Scene, index: number): Match | null => longest(DAYS_AND_CLOCKS, scene, index) ?? anyWhole(scene, index);
const countedDays = daysFromRule(anyWhole);
const anyDayCounted = (scene: Scene, index: number): Match | null => countedDays.match(scene, index);
const nthRule = nthOfRule(anyWhole);
const anyWeek = (scene: Scene, index: number): Match | null => nthRule.match(scene, index) ?? anyWhole(scene, index);
const anyLength = (scene: Scene, index: number): Match | null => longest(LENGTHS, scene, index);

/** The longest match at a token wins; among equals the first of this list: sure forms before loose ones. */
const RULES: readonly Rule[] = [
  // What is made of other expressions is longer than its parts, and so wins by itself.
  partsOf(anyWhole),
  modifiedRule(anyLength, anyDayOrClock, anyDayCounted),
  weekOfRule(anyWhole),
  restOfRule((scene, index) => thisUnit(scene, index, index) ?? anyWhole(scene, index)),
  weekendOfRule(anyWhole, (scene, index) => holidayRule.match(scene, index)),
  weekdayOfWeekRule(anyWeek),
  turnedDateRule((scene, index) => longest([numericRule, ...absoluteRules], scene, index)),
  nthRule,
  countedWeekdaysRule,
  weekdayFromRule(anyWhole),
  dayAndPartRule(anyWhole),
  countedDays,
  dayInARowRule,
  firstDayRule((scene, index) => longest(absoluteRules, scene, index)),
  dayThenClockRule(anyWhole),
  clockThenDayRule(anyWhole),
  numericRule,
  ...absoluteRules,
  yearRule,
  // Before other relative times: business compares with the same quarter.
  yearBeforeRule,
  quarterRule,
  ...yearSpanRules,
  ...thisUnitRules,
  ...halfRules,
  holidayRule,
  dayOfMonthRule,
  clockRule(anyWhole),
  // Before plain lengths: "in five minutes" that is to come names a moment.
  inUnitsRule,
  ...relativeRules,
  dayPartRule,
  mealRule,
  setRule,
  ...durationRules,
  vagueRule,
];

/** The time expressions of the article (TIMEX3), in text order. */
export function findTimes(doc: Doc): Found<TimeRow>[] {
  const memory: Memory = { anchor: null, period: null, last: null, wholes: new Map() };
  const scene = sceneOf(doc, memory);
  const found: Found<TimeRow>[] = [];
  for (const { index, end, timex, rule, anchor } of placeLengths(scene, joinRanges(scene, place(scene, memory)))) {
    const span = { start: doc.tokens[index]?.start ?? 0, end: doc.tokens[end - 1]?.end ?? 0 };
    const { id, columns } = spanColumns(doc, 'time', { ...span, confidence: confidenceOf(timex, rule), rule });
    const anchorId = anchor === null ? null : (found[anchor]?.row.time_id ?? null);
    found.push({ ...span, row: { ...columns, time_id: id, ...columnsOf(timex), anchor_time_id: anchorId } });
  }
  return found;
}

/** What later expressions may count from: dates, and clock times whose own words name the day. */
const NAMES_A_DATE: Partial<Record<Timex['type'], (rule: string) => boolean>> = {
  DATE: (rule) => rule !== 'date_year_before',
  TIME: (rule) => /^(?:time_day_clock|time_clock_day|date_weekday|date_deictic)$/.test(rule),
};

/** The matches from left to right, none over another; the memory tells each what came before. */
function place(scene: Scene, memory: Memory): Placed[] {
  const placed: Placed[] = [];
  let anchor: number | null = null;
  for (let index = 0; index < scene.tokens.length; ) {
    const plain = mayStart(scene, index) ? longest(RULES, scene, index) : null;
    if (!plain) {
      index++;
      continue;
    }
    const { end, timex, rule } = framed(scene, index, plain);
    placed.push({ index, end, timex, rule, anchor: timex.anchored ? anchor : null });
    if (timex.from && NAMES_A_DATE[timex.type]?.(rule)) {
      memory.anchor = timex;
      anchor = placed.length - 1;
      if (isPeriod(timex, scene.reference)) memory.period = timex;
    }
    memory.last = { timex, start: index, end };
    memory.wholes.clear();
    index = end;
  }
  return placed;
}

/** A quarter, half or month of the last year, which business compares with the one a year earlier; not that earlier one itself. */
const isPeriod = ({ granularity, from, anchored }: Timex, reference: string | null): boolean =>
  /^(?:quarter|half|month)$/.test(granularity ?? '') && !anchored && (!from || !reference || daysBetween(from, reference) < 365);

const columnsOf = (
  timex: Timex,
): Pick<TimeRow, 'type' | 'value' | 'mod' | 'interval_start' | 'interval_end' | 'date_from' | 'date_to' | 'granularity'> => ({
  type: timex.type,
  value: timex.value,
  mod: timex.mod ?? null,
  ...intervalOf(timex),
  granularity: timex.granularity,
});

/** The days that a time denotes, both inclusive; null where it denotes none. */
export const dayIntervalOf = ({ date_from, date_to }: TimeRow): { from: string; to: string } | null =>
  date_from && date_to ? { from: date_from, to: date_to } : null;

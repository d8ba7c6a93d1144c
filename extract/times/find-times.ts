import type { TimeRow } from '../../schemas/tables.ts';
import type { Doc, Found } from '../document.ts';
import { spanColumns } from '../ids.ts';
import { VAGUE as NUMBERS_VAGUE, ONES, SCALES, TEENS, TENS } from '../text/number-lexicon.ts';
import { addDays, daysBetween, FIRST_DAY, LAST_DAY } from './calendar.ts';
import { FREQUENCIES, MONTHS, SEASONS, UNITS, VAGUE, WEEKDAY_ABBREVIATIONS, WEEKDAYS } from './lexicon.ts';
import { absoluteRules } from './rules/absolute.ts';
import { clockRule } from './rules/clock.ts';
import { dayInARowRule } from './rules/days-in-a-row.ts';
import { countedRule, durationRules } from './rules/durations.ts';
import { halfRules } from './rules/halves.ts';
import { HOLIDAY_STARTS, holidayRule } from './rules/holidays.ts';
import { MODIFIER_STARTS, modifiedRule } from './rules/modified.ts';
import { quarterRule, yearBeforeRule } from './rules/quarters.ts';
import { recentUnitsRule, relativeRules, unitsAwayRule } from './rules/relative.ts';
import { partsOf, yearSpanRules } from './rules/spans-of-years.ts';
import { thisUnitRules, weekOfRule } from './rules/this-unit.ts';
import { type Match, type Memory, type Rule, type Scene, sceneOf, type Timex } from './scene.ts';

/** Dates that have parts: what "early" and "the end of" may stand before. */
const WHOLES: readonly Rule[] = [...absoluteRules, quarterRule, ...yearSpanRules, ...relativeRules];
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

/** The longest match at a token wins; among equals the first of this list: sure forms before loose ones. */
const RULES: readonly Rule[] = [
  partsOf((scene, index) => longest(WHOLES, scene, index)),
  modifiedRule(
    (scene, index) => longest(LENGTHS, scene, index),
    (scene, index) => longest(WHOLES, scene, index),
  ),
  weekOfRule((scene, index) => longest(WHOLES, scene, index)),
  dayInARowRule,
  ...absoluteRules,
  // Before other relative times: business compares with the same quarter.
  yearBeforeRule,
  quarterRule,
  ...yearSpanRules,
  ...thisUnitRules,
  ...halfRules,
  holidayRule,
  clockRule,
  ...relativeRules,
  ...durationRules,
];

/** How often rows of a rule are right, as counted on development data; vague ones are worth less. */
const confidenceOf = ({ value }: Timex, rule: string): number =>
  rule.startsWith('date_month') || rule.startsWith('date_day') || rule === 'date_with_weekday' || rule === 'date_numeric'
    ? 0.95
    : /REF|X/.test(value)
      ? 0.7
      : 0.88;

/** The time expressions of the article (TIMEX3), in text order. */
export function findTimes(doc: Doc): Found<TimeRow>[] {
  const found: Found<TimeRow>[] = [];
  let anchorId: string | null = null;
  const memory: Memory = { anchor: null, period: null, last: null };
  const scene = sceneOf(doc, memory);
  for (let index = 0; index < doc.tokens.length; ) {
    const match = mayStart(scene, index) ? longest(RULES, scene, index) : null;
    const [first, last] = [doc.tokens[index], match ? doc.tokens[match.end - 1] : undefined];
    if (!match || !first || !last) {
      index++;
      continue;
    }
    const span = { start: first.start, end: last.end };
    const { id, columns } = spanColumns(doc, 'time', { ...span, confidence: confidenceOf(match.timex, match.rule), rule: match.rule });
    found.push({ ...span, row: { ...columns, time_id: id, ...columnsOf(match.timex), anchor_time_id: match.timex.anchored ? anchorId : null } });
    if (match.timex.type === 'DATE' && match.timex.from && match.rule !== 'date_year_before') {
      memory.anchor = match.timex;
      anchorId = id;
      if (isPeriod(match.timex, scene.reference)) memory.period = match.timex;
    }
    memory.last = { timex: match.timex, end: match.end };
    index = match.end;
  }
  return found;
}

/** A quarter, half or month of the last year, which business compares with the one a year earlier; not that earlier one itself. */
const isPeriod = ({ granularity, from, anchored }: Timex, reference: string | null): boolean =>
  /^(?:quarter|half|month)$/.test(granularity ?? '') && !anchored && (!from || !reference || daysBetween(from, reference) < 365);

const STARTERS = new Set([
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ...WEEKDAY_ABBREVIATIONS.keys(),
  ...SEASONS.keys(),
  ...UNITS.keys(),
  ...FREQUENCIES.keys(),
  ...ONES.keys(),
  ...TEENS.keys(),
  ...TENS.keys(),
  ...SCALES.keys(),
  ...NUMBERS_VAGUE.keys(),
  ...[...WEEKDAYS.keys()].map((name) => `${name}s`),
  ...[...VAGUE.keys()].map((phrase) => phrase.split(' ')[0] ?? ''),
  ...'the its their fiscal comparable corresponding latest prior preceding final a an today yesterday tomorrow tonight this that last past next previous coming following upcoming current earlier later early late mid middle beginning start end same recent several few many some couple half every each per once twice q noon midday midnight year first second third fourth final latter overnight'.split(
    ' ',
  ),
  ...HOLIDAY_STARTS,
  ...MODIFIER_STARTS,
]);

/** Most tokens start no time; a look at the word saves the rules. */
function mayStart({ tokens }: Scene, index: number): boolean {
  const token = tokens[index];
  if (!token || token.kind === 'number') return token !== undefined;
  return token.kind === 'word' ? STARTERS.has(token.lower) || /long$/.test(token.lower) : /^['’‘]$/.test(token.text);
}

function columnsOf(
  timex: Timex,
): Pick<TimeRow, 'type' | 'value' | 'mod' | 'interval_start' | 'interval_end' | 'date_from' | 'date_to' | 'granularity'> {
  const { type, value, mod = null, moment, granularity } = timex;
  const [from, to] = isInCalendar(timex) ? [timex.from ?? null, timex.to ?? null] : [null, null];
  const start = moment ?? (from === null ? null : `${from}T00:00:00`);
  const end = moment !== undefined && granularity === 'minute' ? moment : to === null ? null : `${addDays(to, 1)}T00:00:00`;
  return { type, value, mod, interval_start: start, interval_end: end, date_from: from, date_to: to, granularity };
}

/** "a million years ago" reaches beyond the calendar, and then names no days. */
const isInCalendar = ({ from, to }: Timex): boolean =>
  [from, to].every((day) => !day || (/^\d{4}-\d{2}-\d{2}$/.test(day) && day > FIRST_DAY && day < LAST_DAY));

/** The days that a time denotes, both inclusive; null where it denotes none. */
export const dayIntervalOf = ({ date_from, date_to }: TimeRow): { from: string; to: string } | null =>
  date_from && date_to ? { from: date_from, to: date_to } : null;

import words from '../../seeds/reference/calendar-words.json' with { type: 'json' };

const mapOf = <V>(entries: Readonly<Record<string, V>>): ReadonlyMap<string, V> => new Map(Object.entries(entries));

/** Words of the calendar (seeds/reference/calendar-words.json), lower case. */
export const MONTHS = mapOf<number>({ ...words.months, ...words.month_abbreviations });
/** Only these may be followed by a full stop of their own. */
export const MONTH_ABBREVIATIONS = mapOf<number>(words.month_abbreviations);
export const WEEKDAYS = mapOf<number>(words.weekdays);
export const WEEKDAY_ABBREVIATIONS = mapOf<number>(words.weekday_abbreviations);
export const SEASONS = mapOf<string>(words.seasons);
export const DAY_PARTS = mapOf<string>(words.day_parts);
export const FREQUENCIES = mapOf<string>(words.adverbs_of_frequency);
export const VAGUE = mapOf<string>(words.vague);
/** Other words that a time expression may begin with, or that may follow "the" in one. */
export const OPENERS: readonly string[] = words.openers;
export const TIME_ZONES = new Set(words.time_zones);
export const FUTURE_CUES = new Set(words.future_cues);
/** Verbs that a sentence opens with to ask for something that is to be done. */
export const IMPERATIVES = new Set(words.imperatives);
/** Past forms whose infinitive or end lies ahead: "agreed to meet Monday", "extended to Nov. 16". */
export const PROMISES = new Set(words.promises);
/** Those of the cues that are nouns unless an infinitive follows. */
export const FUTURE_CUES_BEFORE_TO = new Set(words.future_cues_before_to);
export const PROMISING_NOUNS = new Set(words.promising_nouns);
/** Events that a date before them may name ahead: "the Jan. 14 deadline". */
export const EVENTS_AHEAD = new Set(words.events_ahead);
export const PAST_VERBS = new Set(words.past_verbs);

export type Unit = 'TS' | 'TM' | 'TH' | 'D' | 'W' | 'F' | 'WE' | 'M' | 'Q' | 'H' | 'Y' | 'E' | 'C' | 'L';
export const UNITS = mapOf(words.units) as ReadonlyMap<string, Unit>;

const CODES = { TS: 'S', TM: 'M', TH: 'H', D: 'D', W: 'W', F: 'W', WE: 'WE', M: 'M', Q: 'Q', H: 'M', Y: 'Y', E: 'DE', C: 'CE', L: 'ML' } as const;
/** Units that TIMEX3 counts in smaller ones: a decade is ten years. */
const MULTIPLES: Partial<Record<Unit, readonly [number, Unit]>> = { F: [2, 'W'], H: [6, 'M'], E: [10, 'Y'], C: [100, 'Y'], L: [1000, 'Y'] };
/** What half of a unit is called: "two and a half years" is P2Y6M. */
const HALVES: Partial<Record<Unit, readonly [number, Unit]>> = { Y: [6, 'M'], TH: [30, 'TM'], TM: [30, 'TS'], D: [12, 'TH'], M: [15, 'D'] };

export interface Amount {
  readonly unit: Unit;
  /** X: an unknown number. */
  readonly count: number | 'X';
}

const inSmaller = ({ unit, count }: Amount): Amount[] => {
  const multiple = MULTIPLES[unit];
  if (multiple && count !== 'X') return inSmaller({ unit: multiple[1], count: count * multiple[0] });
  const half = HALVES[unit];
  if (count === 'X' || Number.isInteger(count)) return [{ unit, count }];
  if (!half) return [{ unit, count: Math.round(count * 100) / 100 }];
  const whole = Math.trunc(count);
  const rest = { unit: half[1], count: Math.round((count - whole) * 2 * half[0] * 100) / 100 };
  return whole === 0 ? [rest] : [{ unit, count: whole }, rest];
};

/** The TIMEX3 duration of amounts from large to small: "2 years and 3 months" is P2Y3M. */
export function durationOfAll(amounts: readonly Amount[]): string {
  const parts = amounts.flatMap(inSmaller);
  const write = (of: readonly Amount[]): string => of.map(({ unit, count }) => `${count}${CODES[unit]}`).join('');
  const clock = parts.filter(({ unit }) => unit.startsWith('T'));
  const days = parts.filter(({ unit }) => !unit.startsWith('T'));
  return `P${write(days)}${clock.length > 0 ? `T${write(clock)}` : ''}`;
}

export const durationOf = (unit: Unit, count: number | 'X'): string => durationOfAll([{ unit, count }]);

export const GRANULARITIES = {
  TS: 'second',
  TM: 'minute',
  TH: 'hour',
  D: 'day',
  W: 'week',
  F: 'week',
  WE: 'weekend',
  M: 'month',
  Q: 'quarter',
  H: 'half',
  Y: 'year',
  E: 'decade',
  C: 'century',
  L: 'century',
} as const;

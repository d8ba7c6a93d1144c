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
export const TIME_ZONES = new Set(words.time_zones);
export const FUTURE_CUES = new Set(words.future_cues);
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

/** The TIMEX3 duration of so many units; a fortnight is two weeks. `count` may be X. */
export function durationOf(unit: Unit, count: number | 'X'): string {
  if (unit === 'F') return count === 'X' ? 'PXW' : `P${count * 2}W`;
  if (unit === 'H') return count === 'X' ? 'PXM' : `P${count * 6}M`;
  const codes = { TS: 'S', TM: 'M', TH: 'H', D: 'D', W: 'W', WE: 'WE', M: 'M', Q: 'Q', Y: 'Y', E: 'DE', C: 'CE', L: 'ML' } as const;
  return `${unit.startsWith('T') ? 'PT' : 'P'}${count}${codes[unit]}`;
}

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

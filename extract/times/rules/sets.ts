import { DAY_PARTS, durationOf, FREQUENCIES, GRANULARITIES, MONTHS, SEASONS, UNITS, WEEKDAYS } from '../lexicon.ts';
import { type Rule, readCount } from '../scene.ts';

/** "every Monday", "each year", "daily", "twice a week", "Mondays". */
export const setRule: Rule = {
  name: 'set',
  match(scene, index) {
    const { word } = scene;
    const first = word(index, index);
    const frequency = FREQUENCIES.get(first);
    // "its quarterly dividend" names a thing; "paid quarterly" says how often.
    const isAttribute =
      /^(?:annual|quarterly|yearly|weekly|monthly)$/.test(first) &&
      scene.tokens[index + 1]?.kind === 'word' &&
      !/^(?:and|or|in|on|at|to|for|by|since|from|until|through)$/.test(word(index + 1, index));
    if (frequency !== undefined && isAttribute) return null;
    if (frequency !== undefined) return { end: index + 1, timex: { type: 'SET', value: frequency, granularity: null } };
    const weekday = /s$/.test(first) ? WEEKDAYS.get(first.slice(0, -1)) : undefined;
    if (weekday !== undefined && scene.tokens[index]?.text !== first)
      return { end: index + 1, timex: { type: 'SET', value: `XXXX-WXX-${weekday}`, granularity: 'day' } };
    const night = WEEKDAYS.get(first);
    const parts = /s$/.test(word(index + 1, index)) ? DAY_PARTS.get(word(index + 1, index)) : undefined;
    if (night !== undefined && parts !== undefined)
      return { end: index + 2, timex: { type: 'SET', value: `XXXX-WXX-${night}T${parts}`, granularity: 'part_of_day' } };
    const times = /^(?:once|twice)$/.test(first) && /^(?:a|an|per|every)$/.test(word(index + 1, index)) ? index + 2 : 0;
    const each = /^(?:every|each)$/.test(first) || (first === 'per' && /^(?:day|week|month|year|hour)$/.test(word(index + 1, index)));
    const at = times || (each ? index + 1 : 0);
    if (at === 0) return null;
    const named = WEEKDAYS.get(word(at, index));
    if (named !== undefined) {
      const part = DAY_PARTS.get(word(at + 1, index));
      const value = `XXXX-WXX-${named}${part === undefined ? '' : `T${part}`}`;
      return { end: part === undefined ? at + 1 : at + 2, timex: { type: 'SET', value, granularity: part === undefined ? 'day' : 'part_of_day' } };
    }
    const month = MONTHS.get(word(at, index));
    if (month !== undefined && /^\p{Lu}/u.test(scene.tokens[at]?.text ?? ''))
      return { end: at + 1, timex: { type: 'SET', value: `XXXX-${String(month).padStart(2, '0')}`, granularity: 'month' } };
    const season = SEASONS.get(word(at, index));
    if (season !== undefined) return { end: at + 1, timex: { type: 'SET', value: `XXXX-${season}`, granularity: 'season' } };
    const ofDay = DAY_PARTS.get(word(at, index));
    if (ofDay !== undefined) return { end: at + 1, timex: { type: 'SET', value: `XXXX-XX-XXT${ofDay}`, granularity: 'part_of_day' } };
    const count = readCount(scene, at);
    const noun = count ? count.end : word(at, index) === 'other' ? at + 1 : at;
    const unit = UNITS.get(word(noun, index));
    if (unit === undefined || unit === 'TS') return null;
    const number = word(at, index) === 'other' ? 2 : count?.count === 'X' ? 'X' : (count?.count ?? 1);
    return { end: noun + 1, timex: { type: 'SET', value: durationOf(unit, number), granularity: GRANULARITIES[unit] } };
  },
};

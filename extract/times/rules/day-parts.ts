import { addDays } from '../calendar.ts';
import { DAY_PARTS } from '../lexicon.ts';
import { day } from '../resolve.ts';
import type { Match, Rule, Scene, Timex } from '../scene.ts';

/** When a part of the day begins. */
const BEGINS: Readonly<Record<string, string>> = { MO: '00:00:00', AF: '12:00:00', EV: '18:00:00', NI: '20:00:00', DT: '08:00:00', MI: '11:00:00' };

/** A part of a day that is known: "Monday morning", "tonight". */
export function atPart(of: Timex, code: string): Timex {
  const begins = BEGINS[code];
  return {
    ...of,
    type: 'TIME',
    value: `${of.value}T${code}`,
    granularity: 'part_of_day',
    ...(begins !== undefined && of.from ? { moment: `${of.from}T${begins}` } : {}),
  };
}

/** The same, with the part of the day that follows: "Monday morning", "Monday in the morning". */
export function withPart({ word }: Scene, index: number, match: Match): Match {
  const isLinked = /^(?:in|at)$/.test(word(match.end, index)) && word(match.end + 1, index) === 'the';
  const linked = isLinked ? match.end + 2 : match.end;
  const at = /^(?:early|late)$/.test(word(linked, index)) ? linked + 1 : linked;
  // "Tuesday nights" are many.
  const code = /s$/.test(word(at, index)) ? undefined : DAY_PARTS.get(word(at, index));
  return code === undefined ? match : { end: at + 1, timex: atPart(match.timex, code) };
}

const MODS: Readonly<Record<string, string>> = { early: 'START', earlier: 'START', late: 'END', later: 'END', mid: 'MID' };

/** "in the morning", "mid afternoon", "later in the evening", "overnight": of the day named before, else of the publication. */
export const dayPartRule: Rule = {
  name: 'time_part_of_day',
  match({ word, memory, reference }, index) {
    const base = memory.anchor?.granularity === 'day' ? (memory.anchor.from ?? reference) : reference;
    if (!base) return null;
    const first = word(index, index);
    if (first === 'overnight') return { end: index + 1, timex: atPart(day(addDays(base, 0)), 'NI') };
    const mod = MODS[first];
    let at = mod === undefined ? index : /^[-‑]$/.test(word(index + 1, index)) ? index + 2 : index + 1;
    const isIn = /^(?:in|during)$/.test(word(at, index)) || /^(?:in|during)$/.test(word(at - 1, index));
    if (/^(?:in|during)$/.test(word(at, index)) && mod !== undefined) at += 1;
    const isThe = word(at, index) === 'the';
    if (isThe) at += 1;
    const code = DAY_PARTS.get(word(at, index));
    if (code === undefined || /s$/.test(word(at, index)) || (mod === undefined && !(isIn && isThe))) return null;
    return { end: at + 1, timex: { ...atPart(day(base), code), mod: mod ?? null, anchored: memory.anchor !== null } };
  },
};

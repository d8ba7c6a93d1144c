import type { TimeRow } from '../../schemas/tables.ts';
import { type Found, sentenceAt, tokenAt } from '../document.ts';
import type { Draft } from './draft.ts';
import { isPlace } from './located.ts';
import { oncePerSentence, type Scene, wordAt } from './scene.ts';

/** A day or a stretch of days that a clause names. */
export interface Days {
  readonly time: Found<TimeRow>;
  readonly from: string;
  readonly to: string;
  /** The word before it: "by", "since", "in". */
  readonly lead: string;
}

/** Sentences over which the day that was named last still holds. */
const REACH_BACK = 3;
/** Characters between a cue and the day on which it was said ("said on Monday"). */
const CUE_REACH = 14;
const CLAUSE_BREAKS = /^(?:;|where|which|who|while|whereas|when|because|although|though|if)$/;

/** Whether a time tells a day: no bare clock, nothing in brackets, no part of a code ("2019-nCoV"). */
export function tellsDays(scene: Scene, { row, start, end }: Found<TimeRow>): boolean {
  if (row.date_from === null || row.date_to === null || row.type === 'DURATION' || row.type === 'SET' || /REF$/.test(row.value ?? '')) return false;
  const text = scene.doc.text;
  if (/^[-‑]\p{L}/u.test(text.slice(end, end + 2))) return false;
  if (row.type === 'TIME' && !NAMES_DAY.test(row.exact)) return false;
  const open = text.lastIndexOf('(', start);
  return open < 0 || start - open > 60 || text.slice(open, start).includes(')');
}
const NAMES_DAY = /day\b|night|yesterday|today|morning|evening|afternoon|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/;

/** "said on Monday" dates what was said, not the number in it. */
export function isOnCue(scene: Scene, time: Found<TimeRow>, within: { readonly start: number; readonly end: number } | null): boolean {
  return scene
    .attributionsIn(sentenceAt(scene.doc, time.start))
    .some(
      ({ source, cue, contents }) =>
        cue !== null &&
        ((time.start >= cue.start - CUE_REACH && time.start - cue.end < CUE_REACH) ||
          (source !== null && source.start <= time.start && time.start - source.end < 5)) &&
        !contents.some((content) => content.start <= time.start && time.end <= content.end) &&
        (within === null || contents.some((content) => content.start <= within.start && within.end <= content.end)),
    );
}

/** "according to a report on Saturday": the day of the report. */
const isOfReport = (scene: Scene, { start }: Found<TimeRow>): boolean => {
  const at = tokenAt(scene.doc, start);
  const noun = /^(?:on|from|of|dated|issued|published|released)$/.test(wordAt(scene, at - 1, at)) ? at - 2 : at - 1;
  return /^(?:report|statement|bulletin|advisory|briefing|interview|update|study|survey|communique|communiqué)$/.test(wordAt(scene, noun, at));
};

/** The days that the number's own sentence names, those of its clause first, the nearest before the farther. */
export function daysOf(scene: Scene, { quantity, sentence }: Draft): readonly Days[] {
  return daysIn(scene, sentence)
    .filter(
      ({ time }) =>
        !(time.start < quantity.end && time.end > quantity.start) &&
        !isOfReport(scene, time) &&
        !isOnCue(scene, time, quantity) &&
        !isAnothers(scene, time, quantity),
    )
    .map((days) => ({ days, far: distance(scene, days.time, quantity) }))
    .sort((one, other) => one.far - other.far)
    .map(({ days }) => days);
}

/** Characters between, and much for each border of a clause. */
function distance(scene: Scene, time: Found<TimeRow>, { from, start, end }: Draft['quantity']): number {
  const [low, high] = time.start >= end ? [tokenAt(scene.doc, end), tokenAt(scene.doc, time.start)] : [tokenAt(scene.doc, time.end), from];
  let breaks = 0;
  for (let at = low; at < high; at++) if (CLAUSE_BREAKS.test(wordAt(scene, at, from))) breaks++;
  return (time.start >= end ? time.start - end : start - time.end) + 80 * breaks;
}

/** "103 were hurt, 31 of them on Wednesday alone", "to 34 from 38 in October", "twice as many as in May": said of another number. */
function isAnothers(scene: Scene, time: Found<TimeRow>, quantity: Draft['quantity']): boolean {
  const first = tokenAt(scene.doc, time.start);
  const after = tokenAt(scene.doc, time.end - 1) + 1;
  for (let at = first - 1; at >= quantity.after && at > first - 12; at--) {
    if (wordAt(scene, at, first) === 'from' && scene.tokens[at + 1]?.kind === 'number' && !scene.timeAt.has(at + 1)) return true;
    if (/^(?:than|as)$/.test(wordAt(scene, at, first)) && first - at <= 2) return true;
  }
  if (wordAt(scene, after, after - 1) !== 'alone') return false;
  for (let at = tokenAt(scene.doc, time.start) - 1; at > quantity.from; at--) {
    if (wordAt(scene, at, quantity.from) === '') return false;
    if (scene.tokens[at]?.kind === 'number' && wordAt(scene, at + 1, quantity.from) === 'of') return true;
  }
  return false;
}

/** The days that a sentence names; "from 2013 to 2019" and "between May 3 and May 5" are one. */
export const daysIn = oncePerSentence(readDays);

function readDays(scene: Scene, sentence: number): readonly Days[] {
  const times = scene.timesIn(sentence).filter((time) => tellsDays(scene, time));
  const found: Days[] = [];
  for (let index = 0; index < times.length; index++) {
    const time = times[index];
    const next = times[index + 1];
    if (!time) continue;
    const lead = leadOf(scene, time);
    const between = next ? scene.doc.text.slice(time.end, next.start).trim() : '';
    const isRange = next && ((lead === 'from' && /^(?:to|until|till|through)$/.test(between)) || (lead === 'between' && between === 'and'));
    const [from, to] = [time.row.date_from ?? '', (isRange ? next : time).row.date_to ?? ''];
    found.push({ time, from, to, lead: isRange ? 'during' : lead });
    if (isRange) index++;
  }
  return found;
}

/** Whether another clause stands between a number and a time of its sentence. */
export function isParted(scene: Scene, { quantity, counted }: Draft, time: Found<TimeRow>): boolean {
  const behind = time.start >= quantity.end;
  // "40 people who were shot on Monday": the clause tells of them.
  const own = behind ? Math.max(quantity.after, counted.to) : -1;
  const [low, high] = behind ? [quantity.after, tokenAt(scene.doc, time.start)] : [tokenAt(scene.doc, time.end), quantity.from];
  for (let at = low; at < high; at++) {
    const word = wordAt(scene, at, quantity.from);
    if (at === own && /^(?:who|which|that)$/.test(word)) continue;
    if (/^(?:where|which|who|whose|while|whereas|although)$/.test(word)) return true;
    if (behind && /^(?:that|after|when|as)$/.test(word) && !/^(?:as|of)$/.test(wordAt(scene, at + 1, at)) && wordAt(scene, at - 1, at) !== 'as')
      return true;
  }
  return false;
}

/** "eight people, among them Lorne, who warned of it in May": what somebody else did then. */
export function isRelative(scene: Scene, { quantity, counted }: Draft, time: Found<TimeRow>): boolean {
  const own = Math.max(quantity.after, counted.to);
  for (let at = own + 2; at < tokenAt(scene.doc, time.start); at++) if (/^(?:who|whose)$/.test(wordAt(scene, at, quantity.from))) return true;
  return false;
}

/** The preposition before a time, over the words of its own phrase ("as of late Tuesday": of). */
function leadOf(scene: Scene, time: Found<TimeRow>): string {
  const at = tokenAt(scene.doc, time.start);
  // "of Sunday's vote": the vote is what stands behind "of".
  if (/^['’]s?$/.test(wordAt(scene, tokenAt(scene.doc, time.end - 1) + 1, at)) || /['’]s$/.test(time.row.exact)) return '';
  let back = at - 1;
  while (back > at - 4 && /^(?:late|early|the|on|mid|midday|noon|a\.?m\.?|p\.?m\.?)$/.test(wordAt(scene, back, at))) back--;
  const lead = wordAt(scene, back, at);
  return lead === '' || /^\p{L}+$/u.test(lead) ? (lead === '' && back < at - 1 ? wordAt(scene, back + 1, at) : lead) : '';
}

/** The days named last in the sentences before, of the same paragraph; those said of a place that the number's sentence names too come first. */
export function daysBefore(scene: Scene, { sentence }: Draft): Days | null {
  const paragraph = scene.doc.sentences[sentence]?.paragraph;
  const places = new Set(placesIn(scene, sentence));
  for (let back = sentence - 1; back >= sentence - REACH_BACK; back--) {
    if (scene.doc.sentences[back]?.paragraph !== paragraph) break;
    const days = daysIn(scene, back).filter(
      ({ time }) => !isOnCue(scene, time, null) && !isAlone(scene, time) && !/\b(?:earlier|ago|before)$/.test(time.row.exact),
    );
    const last = days.at(-1);
    if (!last) continue;
    if (days.length === 1 || places.size === 0) return last;
    return days.find(({ time }) => placesAround(scene, back, time).some((place) => places.has(place))) ?? last;
  }
  return null;
}

const isAlone = (scene: Scene, time: Found<TimeRow>): boolean => {
  const after = tokenAt(scene.doc, time.end - 1) + 1;
  return wordAt(scene, after, after - 1) === 'alone';
};

const placesIn = (scene: Scene, sentence: number): string[] =>
  scene
    .mentionsIn(sentence)
    .filter(isPlace)
    .map((mention) => mention.row.entity_id);

/** Places in the part of a sentence, between commas, that a time stands in or right before. */
function placesAround(scene: Scene, sentence: number, time: Found<TimeRow>): string[] {
  const own = scene.doc.sentences[sentence];
  const text = scene.doc.text;
  const start = Math.max(own?.start ?? 0, text.lastIndexOf(', and ', time.start), text.lastIndexOf(';', time.start));
  return scene
    .mentionsIn(sentence)
    .filter((mention) => isPlace(mention) && mention.start >= start && mention.start < time.end + 40)
    .map((mention) => mention.row.entity_id);
}

/** "since October 7", "since the war began on October 7". */
export function isSince(scene: Scene, start: number): boolean {
  const at = tokenAt(scene.doc, start);
  for (let back = at - 1; back >= at - 8; back--) {
    const word = wordAt(scene, back, at);
    if (word === '' || /^[,;:.]$/.test(word)) return false;
    // "the smallest rise since 2020": how rare it is, not since when.
    if (word === 'since') return ![1, 2, 3, 4].some((gap) => /(?:est|most)$|^(?:first|worst|best|least)$/.test(wordAt(scene, back - gap, at)));
  }
  return false;
}

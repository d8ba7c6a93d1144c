import { addDays, addMonths, addSeconds } from './calendar.ts';
import type { Placed } from './ranges.ts';
import type { Interval, Scene, Timex } from './scene.ts';
import { isFuture } from './tense.ts';

const DURATION = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** A moment 'YYYY-MM-DDTHH:MM:SS' moved by a TIMEX3 duration, null where that counts nothing ("PXD"). */
export function moveBy(moment: string, duration: string, sign: 1 | -1 = 1): string | null {
  const found = DURATION.exec(duration);
  if (!found) return null;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  if (years > 5000 || days > 1e6 || weeks > 1e5 || months > 6e4 || hours > 1e7) return null;
  const month = addMonths(moment.slice(0, 10), sign * (12 * years + months));
  return addSeconds(addDays(month, sign * (7 * weeks + days)) + moment.slice(10), sign * (3600 * hours + 60 * minutes + seconds));
}

const startOf = ({ moment, from, type, granularity }: Timex): string | null =>
  moment ?? (type === 'DATE' && granularity === 'day' && from ? `${from}T00:00:00` : null);

function intervalFrom(start: string | null, { value }: Timex): Interval | null {
  const end = start === null ? null : moveBy(start, value);
  return end === null ? null : [start, end];
}

const isLength = (placed: Placed | undefined): placed is Placed => placed?.timex.type === 'DURATION' && placed.timex.interval === undefined;

/** "two hours from 2 p.m.", "three days, starting today": the length begins with what is named behind it. */
function beginsBehind({ word }: Scene, a: Placed, b: Placed | undefined): boolean {
  if (!b) return false;
  let at = word(a.end, a.index) === ',' ? a.end + 1 : a.end;
  if (!/^(?:from|starting|beginning|commencing)$/.test(word(at, a.index))) return false;
  at += /^(?:on|at)$/.test(word(at + 1, a.index)) ? 2 : 1;
  return b.index === at;
}

/** "from 2 p.m. for two hours", "closed on Monday for three days". */
const beginsBefore = ({ word }: Scene, a: Placed, b: Placed | undefined): boolean =>
  b !== undefined && b.end === a.index - 1 && word(a.index - 1, a.index) === 'for' && word(b.index, a.index) !== '';

/** "will be back within five minutes": it begins with the publication. */
const isWithin = (scene: Scene, a: Placed): boolean =>
  scene.word(a.index - 1, a.index) === 'within' &&
  !/^(?:of|from|after|before)$/.test(scene.word(a.end, a.index)) &&
  isFuture(scene, a.index - 1, a.end);

/** Says when a length begins and ends, where the words beside it do. */
export function placeLengths(scene: Scene, placed: readonly Placed[]): Placed[] {
  const now = scene.moment ?? (scene.reference === null ? null : `${scene.reference}T00:00:00`);
  return placed.map((a, at) => {
    if (!isLength(a)) return a;
    const [before, behind] = [placed[at - 1], placed[at + 1]];
    const start =
      behind && beginsBehind(scene, a, behind)
        ? startOf(behind.timex)
        : before && beginsBefore(scene, a, before)
          ? startOf(before.timex)
          : isWithin(scene, a)
            ? now
            : null;
    const interval = intervalFrom(start, a.timex);
    return interval ? { ...a, timex: { ...a.timex, interval } } : a;
  });
}

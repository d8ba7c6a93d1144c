import type { FigureRow } from '../../schemas/tables.ts';
import { addDays } from '../times/calendar.ts';
import { type Days, daysBefore, daysOf, isParted, isRelative, isSince } from './clause-times.ts';
import type { Draft } from './draft.ts';
import { isOfEvent, type MainEvent } from './main-event.ts';
import { isInBody, type Scene, wordAt } from './scene.ts';
import { isState, type Tense, tenseOf } from './tense.ts';

export type When = Pick<FigureRow, 'since' | 'as_of' | 'as_of_basis' | 'as_of_time_id'>;
const NEVER: When = { since: null, as_of: null, as_of_basis: 'none', as_of_time_id: null };

/** Words before a time that make it the day on which a total stands. */
const STANDS = /^(?:of|by|until|till|as)$/;
const earlierOf = (one: string, other: string | null): string => (other !== null && other < one ? other : one);

/** What the rules look at. */
interface Case {
  readonly scene: Scene;
  readonly draft: Draft;
  readonly main: MainEvent;
  readonly published: string | null;
  readonly tense: Tense | null;
  /** Days of its own sentence, none of them to come. */
  readonly past: readonly Days[];
  readonly since: Days | undefined;
  /** The day of its own clause, and the nearest of its sentence. */
  readonly day: Days | undefined;
  readonly near: Days | undefined;
}
type Rule = (of: Case) => When | null;

const event = ({ time, from, to }: Days, published: string | null): When => ({
  since: from,
  as_of: earlierOf(to, published),
  as_of_basis: 'event',
  as_of_time_id: time.row.time_id,
});
/** A total or level on the day that the text gives, else at the publication. */
const standing = (since: string | null, day: Days | null | undefined, published: string | null): When => {
  if (day) return { since, as_of: earlierOf(day.to, published), as_of_basis: 'text', as_of_time_id: day.time.row.time_id };
  return { since, as_of: published, as_of_basis: published ? 'published' : 'none', as_of_time_id: null };
};
/** The start of the article's own event, if it lies before a day. */
const startOf = ({ main }: Case, before: string | null): string | null => {
  const start = main.days?.from ?? null;
  return start !== null && before !== null && start < before ? start : null;
};

/** Distances, sizes, ages, terms. */
const timeless: Rule = ({ draft: { quantity } }) =>
  /^(?:age|duration)$/.test(quantity.kind) || (quantity.kind === 'measure' && quantity.unit !== 'magnitude') ? NEVER : null;

/** Plans and forecasts: their target; "from Monday" has no end, "by March" begins with what runs. */
const toCome: Rule = (of) => {
  const { draft, published, scene } = of;
  if (!/^(?:forecast|planned|hypothetical)$/.test(draft.modality)) return null;
  const target = daysOf(scene, draft).find(({ to, time }) => (published === null || to > published) && !isParted(scene, draft, time));
  if (!target || draft.quantity.kind === 'duration' || draft.quantity.kind === 'age') return NEVER;
  const time = target.time.row.time_id;
  if (target.lead === 'from') return { since: target.from, as_of: null, as_of_basis: 'event', as_of_time_id: time };
  const start = STANDS.test(target.lead) ? startOf(of, target.to) : target.from;
  return {
    since: start,
    as_of: target.to,
    as_of_basis: target.time.row.granularity === 'day' && !STANDS.test(target.lead) ? 'event' : 'text',
    as_of_time_id: time,
  };
};

/** What rose or fell from: its own day is rarely told. */
const left: Rule = (of) => (of.draft.change.role === 'from' && isOfEvent(of.draft) ? { ...NEVER, since: of.main.days?.from ?? null } : null);

/** "147 new cases in the 24 hours to Thursday". */
const lastDay: Rule = ({ scene, draft, near, published }) => {
  if (draft.aggregation !== 'increment' && draft.scope !== 'part_of') return null;
  const from = Math.max(draft.quantity.after, draft.counted.to);
  const words = Array.from({ length: 8 }, (_, offset) => wordAt(scene, from + offset, draft.quantity.from)).join(' ');
  if (!/\b(?:24|twenty[- ]four) hours (?:to|until|ending|preceding|before)\b/.test(words) || !near) return null;
  const end = earlierOf(near.to, published);
  return { since: addDays(end, -1), as_of: end, as_of_basis: 'text', as_of_time_id: near.time.row.time_id };
};

/** "said 24 had died": the past of what is said now. */
const isSpoken = (scene: Scene, draft: Draft): boolean => scene.attributionsIn(draft.sentence).length > 0;

/** "since October 7": a total from there to the day given, else to the publication. */
const sinceThen: Rule = ({ since, day, published }) => {
  if (!since) return null;
  return standing(since.from, day && day.to >= since.from && (STANDS.test(day.lead) || day.lead === 'to') ? day : null, published);
};

/** What is, is now: who is held or missing, what there is, has or lives. */
const level: Rule = (of) => {
  const { draft, tense, day, published } = of;
  const holds = (isState(draft.outcome.outcome) && !(tense === 'past' && day)) || (tense === 'present' && draft.change.change === 'none');
  if (!holds || draft.aggregation === 'increment' || (isOfEvent(draft) && !isState(draft.outcome.outcome))) return null;
  return standing(null, day && (STANDS.test(day.lead) || !isState(draft.outcome.outcome)) ? day : null, published);
};

/** "have been killed", "the toll rose to 40": a total that runs from the start of the event to the day given. */
const running: Rule = (of) => {
  const { draft, tense, day, published, main, scene } = of;
  if (draft.aggregation === 'increment') return null;
  const rose =
    /^(?:to|level)$/.test(draft.change.role ?? '') ||
    draft.outcome.subject !== undefined ||
    draft.head === 'toll' ||
    draft.rules.includes('level_of_before');
  const spoken = tense === 'pluperfect' && isSpoken(scene, draft);
  const isDone = tense === 'perfect' || spoken;
  const ofIllness = main.isIllness && /^(?:infected|recovered|killed)$/.test(draft.outcome.outcome);
  if (!isOfEvent(draft) && !ofIllness && !(main.goesOn && isDone && draft.quantity.kind === 'count')) return null;
  const stands = day !== undefined && STANDS.test(day.lead);
  if (day && !stands && !rose && !ofIllness) return null;
  if (!(rose || stands || isDone || main.goesOn || ofIllness)) return null;
  if (spoken && !main.runs && !main.goesOn && !rose && !stands && !ofIllness) return null;
  // "there were 40 deaths on Monday": those of one day.
  if (ofIllness && day && tense === 'past' && !rose && !stands) return event(day, published);
  if (ofIllness && !main.goesOn) return standing(null, day ?? daysBefore(scene, draft), published);
  return standing(startOf(of, day ? earlierOf(day.to, published) : published), day, published);
};

/** Its own days, or those of the clause that tells of the same event. */
const ownDays: Rule = ({ scene, tense, day, near, draft, published }) => {
  const days = day ?? near;
  if (!days) return null;
  // "The yard, founded in 1911, has built 480": another deed's year.
  if (
    tense === 'perfect' &&
    days.to < (published ?? '') &&
    scene.doc.text.slice(days.time.end, Math.max(days.time.end, draft.quantity.start)).includes(',')
  )
    return null;
  const stands = STANDS.test(days.lead) || /^(?:to|level)$/.test(draft.change.role ?? '');
  return stands && draft.aggregation !== 'increment' ? standing(null, days, published) : event(days, published);
};

/** "from 40 million a year earlier", "in the same period last year". */
const YEAR_EARLIER =
  /\b(?:a year (?:earlier|ago|before)|the (?:year before|previous year|prior year)|last year|the same (?:period|quarter|half) (?:of )?(?:last|a) year)\b/;
const YEAR_REACH = 70;
const yearBefore = (day: string): string => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;

/** What a business report says is of its quarter, and what it compares with of that quarter a year before. */
const ofPeriod: Rule = ({ scene, main: { period }, draft: { quantity, change }, tense, day }) => {
  if (period && change.role === 'from') {
    const behind = scene.doc.text.slice(
      quantity.end,
      Math.min(quantity.end + YEAR_REACH, scene.doc.sentences[scene.tokens[quantity.from]?.sentence ?? 0]?.end ?? 0),
    );
    if (!YEAR_EARLIER.test(behind)) return null;
    return { since: yearBefore(period.from), as_of: yearBefore(period.to), as_of_basis: 'text', as_of_time_id: null };
  }
  if (!period || tense === 'present' || !/^(?:money|percent|percentage_point|ratio)$/.test(quantity.kind)) return null;
  if (day && day.time.row.granularity !== 'quarter') return null;
  return { since: period.from, as_of: period.to, as_of_basis: 'text', as_of_time_id: period.time.row.time_id };
};

/** "in the past week". */
const reaching: Rule = ({ scene, draft }) => {
  const reach = scene.timesIn(draft.sentence).find(({ row }) => row.type === 'DURATION' && row.date_from !== null && row.date_to !== null);
  if (!reach || !isOfEvent(draft)) return null;
  return { since: reach.row.date_from, as_of: reach.row.date_to, as_of_basis: 'event', as_of_time_id: reach.row.time_id };
};

/** The day that the paragraph named last still holds. */
const dayBefore: Rule = ({ scene, draft, tense, published, main }) => {
  if (main.isObituary && draft.quantity.kind === 'count') return null;
  // "54 nations have signed": until now, whatever was said of a day before.
  if (tense === 'present' || (tense === 'perfect' && draft.aggregation !== 'increment')) return null;
  const days = daysBefore(scene, draft);
  return days && (published === null || days.from <= published) && !/^(?:since|before|until|by)$/.test(days.lead) ? event(days, published) : null;
};

/** Victims and damage of the article's own event, and what else happened in it. */
const ofMainEvent: Rule = ({ scene, main, draft, published, tense }) =>
  !(main.isObituary && draft.quantity.kind === 'count') &&
  main.days &&
  draft.aggregation !== 'increment' &&
  (isOfEvent(draft) || tense === 'past' || (tense === 'pluperfect' && isSpoken(scene, draft)))
    ? main.goesOn || (main.runs && isOfEvent(draft))
      ? standing(main.days.from, null, published)
      : event(main.days, published)
    : null;

const atPublication: Rule = ({ published, draft, tense, main }) => {
  if (/^(?:ordinal|rank)$/.test(draft.quantity.kind)) return NEVER;
  if (main.isObituary && tense === 'past' && draft.quantity.kind === 'count') return NEVER;
  // What had been before is of some day that the text does not tell.
  if (tense === 'pluperfect' && draft.quantity.kind === 'count') return NEVER;
  return standing(null, null, published);
};

/** First match decides (rule 13): what has no day, what is to come, what runs or stands, then events by ever wider search. */
const RULES: readonly Rule[] = [
  toCome,
  timeless,
  left,
  lastDay,
  sinceThen,
  level,
  running,
  ofPeriod,
  ownDays,
  reaching,
  dayBefore,
  ofMainEvent,
  atPublication,
];

/** since and as_of with what they rest on. */
export function whenOf(scene: Scene, draft: Draft, main: MainEvent): When {
  // What a number repeats, or is a part of, has its days where its own sentence names none.
  let whole = draft;
  for (let steps = 0; steps < 3 && daysOf(scene, whole).length === 0; steps++)
    whole = whole.restates ?? (whole.scope === 'part_of' ? whole.related : null) ?? whole;
  return ruled(scene, whole, main);
}

function ruled(scene: Scene, draft: Draft, main: MainEvent): When {
  const published = scene.doc.columns.published_date;
  const past = daysOf(scene, draft).filter(({ from }) => published === null || from <= published);
  const since = past.find(({ time }) => isSince(scene, time.start));
  const days = past.filter((one) => one !== since && !/^(?:since|from|before|after)$/.test(one.lead));
  const of: Case = {
    scene,
    draft,
    main,
    published,
    // The present of a headline tells of what has happened.
    tense: !isInBody(scene, draft) ? null : tenseOf(scene, draft.quantity, draft.counted, draft.modifier.from),
    past,
    since,
    day: days.find(({ time }) => !isParted(scene, draft, time)),
    near: days.find(({ time }) => !isRelative(scene, draft, time)),
  };
  for (const rule of RULES) {
    const when = rule(of);
    if (when) return when;
  }
  return NEVER;
}

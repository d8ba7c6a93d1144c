import type { ArticleContext, Facts, PublishedBasis } from '../article.ts';
import { addDays } from './calendar.ts';
import { findWrittenDates } from './date-text.ts';
import type { Dateline } from './dateline.ts';
import { inferDay } from './infer-day.ts';
import { readMoment } from './instant.ts';

export interface Published {
  readonly published_date: string | null;
  readonly published_at: string | null;
  readonly published_basis: PublishedBasis;
  readonly published_earliest: string | null;
  readonly published_latest: string | null;
}

interface Evidence {
  readonly facts: Facts;
  readonly dateline: Dateline | null;
  readonly body: string;
  readonly droppedOn: string | null;
}

type Rule = (evidence: Evidence) => Published | null;

const onDay = (day: string, basis: PublishedBasis, instant: string | null = null): Published => ({
  published_date: day,
  published_at: instant,
  published_basis: basis,
  published_earliest: day,
  published_latest: day,
});

/** How a day of publication is told, best first. */
const RULES: readonly Rule[] = [
  // What the reader found, or what was declared.
  ({ facts }) => {
    const moment = facts.published_at === undefined ? null : readMoment(facts.published_at);
    return moment && onDay(facts.published_day ?? moment.day, facts.published_basis ?? 'field', moment.instant);
  },
  // "NAIROBI, March 3": the year is the one that brings it closest before the drop.
  ({ dateline, droppedOn }) => {
    if (dateline?.date == null) return null;
    const day = /\d{4}/.test(dateline.date)
      ? findWrittenDates(dateline.date, { language: 'en', monthFirst: true })[0]?.iso
      : datelineDay(dateline.date, droppedOn);
    return day == null ? null : onDay(day.slice(0, 10), 'dateline');
  },
  // "on Tuesday", seen from the day of the drop; where the text names no weekday the drop itself.
  ({ body, droppedOn }) => {
    const inferred = droppedOn === null ? null : inferDay(body, droppedOn);
    if (inferred === null || droppedOn === null) return null;
    const basis = inferred.day === null ? 'drop_time' : 'inferred';
    return { ...onDay(inferred.day ?? droppedOn, basis), published_earliest: inferred.earliest, published_latest: inferred.latest };
  },
];

const NONE: Published = { published_date: null, published_at: null, published_basis: 'none', published_earliest: null, published_latest: null };

/** The publication's own day, the instant where one is known, and what both rest on. */
export function publishedOf(article: { facts: Facts; dateline: Dateline | null; body: string }, context: ArticleContext): Published {
  const drop = article.facts.received_at ?? context.received_at;
  const droppedOn = drop === null || drop === undefined ? null : (readMoment(drop)?.day ?? null);
  for (const rule of RULES) {
    const published = rule({ ...article, droppedOn });
    if (published) return published;
  }
  return NONE;
}

function datelineDay(date: string, droppedOn: string | null): string | null {
  if (droppedOn === null) return null;
  const years = [0, 1].map((back) => Number(droppedOn.slice(0, 4)) - back);
  const days = years.map((year) => findWrittenDates(`${date.replace('.', '')} ${year}`, { language: 'en', monthFirst: true })[0]?.iso ?? '');
  return days.find((day) => day && day <= addDays(droppedOn, 1)) ?? null;
}

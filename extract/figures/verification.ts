import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/report-words.json' with { type: 'json' };
import type { Token } from '../document.ts';

/** Any of some phrases between word borders. */
const anyOf = (phrases: readonly string[]): RegExp =>
  new RegExp(`\\b(?:${[...phrases].sort((one, other) => other.length - one.length).join('|')})\\b`, 'i');
const UNVERIFIED = anyOf(reference.unverified);
const DISPUTED = anyOf(reference.disputed);
const DENIED = anyOf(reference.denied);
const HEARSAY = anyOf(reference.hearsay);

/** What stands around a number: its sentence, where it stands in it, and the next sentence of the paragraph. */
export interface Report {
  readonly own: string;
  /** The number within it. */
  readonly start: number;
  readonly end: number;
  readonly next: string;
  /** Whether words of doubt, or of correction, may stand in them. */
  readonly doubts: boolean;
  readonly mends: boolean;
}
/** Words that say how sure the report of a number is. */
export interface Hedging {
  readonly unverified: string | null;
  readonly disputed: string | null;
  readonly denied: string | null;
  readonly hearsay: string | null;
}

const REFERS_BACK =
  /^(?:However, |But |Yet |Still, )?(?:these|those|the|that|this|its|their|neither|both)\s(?:figures?|numbers?|tolls?|counts?|claims?|reports?|estimates?|casualty figures|statements?)\b/i;
/** "Lund disputed that figure": said of a number before, not of one behind it. */
const THAT_FIGURE = /\b(?:that|this|the|those|these) (?:figure|number|toll|claim|count|report|tally)s?\b/i;
/** Characters around a number within which hearsay is said of it. */
const NEAR = 90;

/** The longest word of each phrase: most sentences have none of them, and need no more looking at. */
const KEYS: ReadonlySet<string> = new Set(
  [reference.unverified, reference.disputed, reference.denied, reference.hearsay]
    .flat()
    .map((phrase) => phrase.split(/[ -]/).reduce((longest, word) => (word.length > longest.length ? word : longest), '')),
);
const MENDS: ReadonlySet<string> = new Set('corrected corrects correcting revised revises revising lowered cut reduced confirmed'.split(' '));
const SURE: Hedging = { unverified: null, disputed: null, denied: null, hearsay: null };

/** Whether words may hold doubt, or a correction, at all. */
export const mayDoubt = (tokens: readonly Token[]): boolean => tokens.some(({ lower }) => KEYS.has(lower));
export const mayMend = (tokens: readonly Token[]): boolean => tokens.some(({ lower }) => MENDS.has(lower));

/** The words about how sure a number is, of its own sentence and of the next where it speaks about it. */
export function hedgingOf({ own, start, end, next, doubts }: Report): Hedging {
  if (!doubts) return SURE;
  const speaksBack = REFERS_BACK.test(next);
  const about = (pattern: RegExp): string | null => {
    const found = withoutThings(pattern.exec(own), own);
    const aboutEarlier = found && found.index < start && THAT_FIGURE.test(own.slice(found.index, start));
    if (found && !aboutEarlier) return found[0];
    const later = pattern.exec(next);
    return later && (speaksBack || THAT_FIGURE.test(next)) ? later[0] : null;
  };
  const unverified = UNVERIFIED.exec(own) ?? (speaksBack || !/\d/.test(next) ? UNVERIFIED.exec(next) : null);
  return {
    unverified: unverified?.[0] ?? null,
    disputed: about(DISPUTED),
    denied: about(DENIED),
    hearsay: hearsayAbout(own, start, end),
  };
}

/** "over disputed waters": a thing that is disputed, no number. */
function withoutThings(found: RegExpExecArray | null, own: string): RegExpExecArray | null {
  if (!found || !/^(?:disputed|contested)$/i.test(found[0])) return found;
  const behind = own.slice(found.index + found[0].length);
  const isAdjective = /(?:\b(?:the|an?|over|of|in|on|into|across|near|long|hotly|two|several|its|their)) $/i.test(own.slice(0, found.index));
  return isAdjective && !/^ (?:by|figures?|numbers?|tolls?|counts?|claims?|reports?|estimates?|tall(?:y|ies)|total|death)\b/i.test(behind)
    ? null
    : found;
}

/** The word of hearsay that is said of a number: not one of another clause ("Dozens died in the blast, reportedly set off by gas"). */
function hearsayAbout(own: string, start: number, end: number): string | null {
  const before = own.slice(Math.max(0, start - NEAR), start);
  const lead = HEARSAY.exec(before.slice(before.lastIndexOf(';') + 1));
  if (lead) return lead[0];
  const behind = own.slice(end, end + NEAR);
  const found = HEARSAY.exec(behind);
  if (!found) return null;
  const between = behind.slice(0, found.index);
  const rest = behind.slice(found.index + found[0].length);
  const isAside = /^\s*(?:[.,;]|$)/.test(rest);
  return /;/.test(between) ||
    (/,\s*$/.test(between) && !isAside && /^\s+\w+(?:ed|ing|en)\b/.test(rest) && /\w+ed\b|\bdied\b|\bleft\b|\bkilled\b/.test(between))
    ? null
    : found[0];
}

/** "the agency corrected its tally", "cut the toll from 40 to 38": the number is given anew. */
const CORRECTS =
  /\b(?:correct(?:ed|s|ing)|revis(?:ed|es|ing)) (?:a|an|the|its|his|her|their)\b[^.;]{0,20}\b(?:figure|toll|tally|number|count|list|estimate)s?\b/i;
const LOWERS = /\b(?:lowered|cut|reduced) (?:the|its|his|her|their)\b[^.;]{0,20}\b(?:figure|toll|tally|number|count|list|estimate)s?\b/i;
/** "1,120 instead of the 2,110". */
const WITHDRAWN = /(?:\binstead of|\brather than|\band not|, not)(?: the| an?)? (?:earlier |previous )?$/i;
/** Another than the speaker vouches for it. */
const CONFIRMED = /\bconfirmed by\b|\bwhich [^,.]{2,60} confirmed\b|, and [^,.]{2,60} confirmed (?:that|it|the)\b|\bconfirmed that it had\b/i;

/** How far a number is vouched for: record.md's order, the first that applies. */
export function verificationOf(
  { own, start, mends }: Report,
  {
    attributed,
    cue,
    hedging,
    role,
    ofVictims,
  }: { attributed: boolean; cue: string | null; hedging: Hedging; role: FigureRow['change_role']; ofVictims: boolean },
): FigureRow['verification'] {
  const corrects = /^(?:correct|revise)$/.test(cue ?? '') || (mends && (CORRECTS.test(own) || (ofVictims && LOWERS.test(own))));
  if (corrects) return role === 'from' || WITHDRAWN.test(own.slice(Math.max(0, start - 40), start)) ? 'denied' : 'corrected';
  if (cue === 'deny' || hedging.denied) return 'denied';
  if (cue === 'dispute' || hedging.disputed) return 'disputed';
  if (hedging.unverified) return 'unverified';
  if (cue === 'confirm' || (attributed && mends && CONFIRMED.test(own))) return 'confirmed';
  return attributed ? 'attributed' : 'asserted';
}

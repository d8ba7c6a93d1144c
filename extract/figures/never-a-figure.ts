import reference from '../../seeds/reference/figure-words.json' with { type: 'json' };
import {
  isBase,
  isDialled,
  isHouseNumber,
  isNamedElsewhere,
  isNameWord,
  isSort,
  isTiedToLetters,
  isYearOf,
  isYearOfSales,
} from './numbers-in-names.ts';
import { isSlashFraction } from './read-fraction.ts';
import { AUXILIARIES, type Scene, wordAt } from './scene.ts';

const NAME_WORDS = new Set(reference.name_numbers);
const FIGURE_NAMES = new Set(['PRODUCT', 'EVENT', 'WORK_OF_ART', 'LAW', 'FAC', 'ORG']);

/** A rule that says why the number at a token is none that the article reports. */
interface Exclusion {
  readonly name: string;
  readonly holds: (scene: Scene, at: number) => boolean;
}

const unspaced = (scene: Scene, at: number): boolean =>
  scene.tokens[at]?.spaced === false && scene.tokens[at]?.sentence === scene.tokens[at - 1]?.sentence;

/** First match decides; none of them looks at what is counted. */
const EXCLUSIONS: readonly Exclusion[] = [
  // "in 2023", "at 3:30 p.m.", "October 7": durations are figures too, and are read by themselves.
  {
    name: 'time',
    holds: (scene, at) => {
      const time = scene.timeAt.get(at);
      if (time === undefined) return false;
      // "2:07:52" of a race; "two weeks after May 13" and "in two weeks" count, but for the date in them.
      if (time.row.type === 'DURATION') return time.row.rule === 'time_clock';
      const isCounted = /^date_(?:days_from|in_units)$/.test(time.row.rule) && scene.tokens[at]?.start === time.start;
      return time.row.type !== 'SET' && !isCounted && !/ ago$| (?:earlier|later|before)$/.test(time.row.exact);
    },
  },
  // "Boeing 747", "Expo 2020": part of a name.
  {
    name: 'name',
    holds: (scene, at) => {
      const name = scene.nameAt.get(at);
      return name !== undefined && name.row.kind === 'name' && FIGURE_NAMES.has(name.row.type);
    },
  },
  // "F-16", "COVID-19", "G-7".
  {
    name: 'code',
    holds: (scene, at) =>
      /^[-‑]$/.test(scene.tokens[at - 1]?.text ?? '') &&
      unspaced(scene, at) &&
      unspaced(scene, at - 1) &&
      scene.tokens[at - 2]?.kind === 'word' &&
      scene.tokens[at]?.kind === 'number' &&
      !/^(?:mid|sub|pre|post|non|under|over|minus|by|x|foot)$/.test(scene.tokens[at - 2]?.lower ?? ''),
  },
  // "B2B", "G7", "747s".
  {
    name: 'glued',
    holds: (scene, at) =>
      scene.tokens[at]?.kind === 'number' &&
      ((unspaced(scene, at) && scene.tokens[at - 1]?.kind === 'word') || /^\d[\d.,]*[a-z]*\p{Lu}/u.test(scene.tokens[at]?.text ?? '')) &&
      !/^(?:us|nz|hk|r|rs|rm|kr|usd|eur|gbp)$/.test(scene.tokens[at - 1]?.lower ?? ''),
  },
  // "No. 7", "Flight 1344", "Highway 6", "Article 50", "#4".
  {
    name: 'numbered',
    holds: (scene, at) => {
      const [before, two] = [wordAt(scene, at - 1, at), wordAt(scene, at - 2, at)];
      const text = scene.tokens[at - 1]?.text ?? '';
      return (
        scene.tokens[at]?.kind === 'number' &&
        ((NAME_WORDS.has(before) && /^\p{Lu}/u.test(text) && at - 1 !== scene.doc.sentences[scene.tokens[at]?.sentence ?? 0]?.firstToken) ||
          (before === '.' && two === 'no') ||
          before === '#')
      );
    },
  },
  // "Galaxy Tab 9 has", "Game 7 at": a name goes on with a number, no noun behind it.
  {
    name: 'named',
    holds: (scene, at) => {
      const text = scene.tokens[at]?.text ?? '';
      const before = scene.tokens[at - 1];
      const next = scene.tokens[at + 1];
      if (!/^\d{1,2}$/.test(text) || !/^\p{Lu}\p{Ll}/u.test(before?.text ?? '') || before?.sentence !== scene.tokens[at]?.sentence) return false;
      const first = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0]?.firstToken;
      const name = scene.nameAt.get(at - 1);
      const isOther = scene.timeAt.has(at - 1) || (name && /^(?:GPE|LOC|PERSON|NORP)$/.test(name.row.type));
      if (at - 1 === first || isOther || AUXILIARIES.has(before?.lower ?? '')) return false;
      const goesOn = next?.kind === 'word' && next.sentence === scene.tokens[at]?.sentence;
      return goesOn
        ? /^(?:to|at|has|had|is|was|and|or|in|on|for|with|which|that|but|as|reported|said|says|reports)$/.test(next.lower)
        : /^[.,;:)]?$/.test(next?.text ?? '');
    },
  },
  // "in his 20s", "the mid-30s": ten years of a life, or degrees.
  {
    name: 'tens',
    holds: (scene, at) =>
      /^[1-9]0$/.test(scene.tokens[at]?.text ?? '') &&
      scene.tokens[at + 1]?.text === 's' &&
      unspaced(scene, at + 1) &&
      /^(?:his|her|their|our|my|your|the|early|mid|late|high|low|upper|lower|[-‑])$/.test(wordAt(scene, at - 1, at)),
  },
  // The numbers in an address of the web.
  { name: 'url', holds: (scene, at) => isInUrl(scene, at) },
  // "9/11", "24/7", "50/50".
  {
    name: 'slash',
    holds: (scene, at) =>
      (scene.tokens[at + 1]?.text === '/' && !isSlashFraction(scene, at) && unspaced(scene, at + 1) && scene.tokens[at + 2]?.kind === 'number') ||
      (scene.tokens[at - 1]?.text === '/' && unspaced(scene, at) && scene.tokens[at - 2]?.kind === 'number'),
  },
  // "1. First", "2) Second" at the head of a paragraph.
  {
    name: 'list',
    holds: (scene, at) => {
      const sentence = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0];
      const paragraph = scene.doc.paragraphs[sentence?.paragraph ?? 0];
      return scene.tokens[at]?.start === paragraph?.start && /^[.)]$/.test(wordAt(scene, at + 1, at)) && scene.tokens[at]?.kind === 'number';
    },
  },
  // "1.2.3", "192.168.0.1", "555-0199": version, address, telephone.
  {
    name: 'chain',
    holds: (scene, at) => /^\d+(?:\.\d+){2,}$/.test(scene.tokens[at]?.text ?? '') && !/^\d{1,3}(?:\.\d{3})+$/.test(scene.tokens[at]?.text ?? ''),
  },
  {
    name: 'telephone',
    holds: (scene, at) =>
      /^\d{3,4}$/.test(scene.tokens[at]?.text ?? '') &&
      /^\d{4}$/.test(scene.tokens[at + 2]?.text ?? '') &&
      /^[-.]$/.test(scene.tokens[at + 1]?.text ?? '') &&
      unspaced(scene, at + 1) &&
      unspaced(scene, at + 2),
  },
  { name: 'house', holds: isHouseNumber },
  { name: 'sort', holds: isSort },
  { name: 'dialled', holds: isDialled },
  { name: 'tied', holds: isTiedToLetters },
  { name: 'name_word', holds: isNameWord },
  { name: 'year_of', holds: (scene, at) => isYearOf(scene, at) || isYearOfSales(scene, at) },
  { name: 'base', holds: isBase },
  { name: 'named_elsewhere', holds: isNamedElsewhere },
  // "2-1", "21–17": a result, unless a noun is counted behind it (ranges are read before this).
  { name: 'result', holds: (scene, at) => isResult(scene, at) || (isResult(scene, at - 2) && unspaced(scene, at)) },
];

/** Whether the run of text without a blank that a token lies in is an address. */
function isInUrl({ tokens }: Scene, at: number): boolean {
  const isGlued = (index: number): boolean => tokens[index]?.spaced === false && tokens[index]?.sentence === tokens[index - 1]?.sentence;
  if (!isGlued(at)) return false;
  let start = at;
  while (start > 0 && isGlued(start)) start--;
  if (tokens[start]?.lower === 'www') return true;
  const isScheme = (index: number): boolean => /^(?:https?|ftp)$/.test(tokens[index]?.lower ?? '') && tokens[index + 1]?.text === ':';
  return isScheme(start) || isScheme(start + 1);
}

function isResult(scene: Scene, at: number): boolean {
  const [one, other] = [scene.tokens[at]?.text ?? '', scene.tokens[at + 2]?.text ?? ''];
  if (
    !/^\d{1,3}$/.test(one) ||
    !/^\d{1,3}$/.test(other) ||
    !/^[-–‑]$/.test(scene.tokens[at + 1]?.text ?? '') ||
    !unspaced(scene, at + 1) ||
    !unspaced(scene, at + 2)
  )
    return false;
  const next = scene.tokens[at + 3];
  const counts =
    next?.kind === 'word' &&
    next.sentence === scene.tokens[at]?.sentence &&
    /s$|^(?:people|men|women|children|percent|million|billion)$/.test(next.lower) &&
    !/^(?:thanks|as|was|is|has|this|us|versus|across|plus|victories|wins|losses|draws|defeats|its|his|minutes)$/.test(next.lower);
  return !counts && !/^[%$]$/.test(next?.text ?? '');
}

/** Why the number at a token is no figure; null where it may be one. */
export const exclusionOf = (scene: Scene, at: number): string | null => EXCLUSIONS.find((exclusion) => exclusion.holds(scene, at))?.name ?? null;

import { type CueForm, contentPrepositions, cueForm, needsParticle, particlesOf } from './lexicon.ts';
import { lowerOf, type Scene, sentenceOf, tokenOf } from './scene.ts';
import {
  AUXILIARIES,
  BE,
  CONTROL,
  DETERMINERS,
  isAdverb,
  isCapital,
  isPossessive,
  looksFinite,
  NEGATIVE_CONTROL,
  NEGATORS,
  PREPOSITIONS,
  SUBJECT_PRONOUNS,
} from './words.ts';

/** A cue verb with its auxiliaries, adverbs and particle: "has also pointed out", "declined to say". */
export interface VerbGroup {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly form: CueForm;
  /** With a form of be: "was quoted", "is believed". */
  readonly passive: boolean;
  readonly negated: boolean;
  /** finite: has a subject of its own; gerund: "saying"; infinitive: "to say" under a verb that is no part of the group. */
  readonly mode: 'finite' | 'gerund' | 'infinitive' | 'reduced';
}

/** The verb group around a token that may be a cue verb; null where it is a noun or an adjective there. */
export function verbGroupAt(scene: Scene, head: number): VerbGroup | null {
  const token = tokenOf(scene, head);
  const form = token.kind === 'word' ? cueForm(token.lower) : undefined;
  if (!form) return null;
  const { firstToken } = sentenceOf(scene, head);
  // "Omar bin Said", "Bill Says": in capitals behind a word it is part of a name.
  if (isCapital(token) && head > firstToken && tokenOf(scene, head - 1).kind === 'word') return null;

  let from = head;
  let be = false;
  let auxiliary = false;
  let negated = false;
  let infinitive = false;
  for (let at = head - 1; at >= Math.max(firstToken, head - 12); at--) {
    const lower = lowerOf(scene, at);
    const here = tokenOf(scene, at);
    if (NEGATORS.has(lower)) negated = true;
    else if (isPossessive(here) && !(form.shapes.has('participle') || form.shapes.has('ing'))) break;
    else if (AUXILIARIES.has(lower) && !(isCapital(here) && at > firstToken)) {
      be ||= BE.has(lower) && from - at <= 3 && !auxiliary;
      auxiliary = true;
    } else if (lower === 'to' && form.shapes.has('base') && !infinitive) infinitive = true;
    else if (infinitive && isControl(lower) && (at === from - 1 || lowerOf(scene, from) === 'to')) {
      negated ||= NEGATIVE_CONTROL.has(lower);
      from = at;
      infinitive = false;
      auxiliary = true;
      continue;
    } else if (!isAdverb(here)) break;
    from = at;
  }
  while (from < head && isAdverb(tokenOf(scene, from)) && !NEGATORS.has(lowerOf(scene, from))) from++;
  const to = groupEnd(scene, head, form);
  if (to === null) return null;
  const passive = be && form.shapes.has('participle');
  const mode = modeOf(scene, { from, head, form, auxiliary, infinitive, be });
  return mode && { from, to, head, form, passive, negated, mode };
}

const isControl = (lower: string): boolean =>
  CONTROL.has(lower) ||
  CONTROL.has(lower.replace(/s$/, '')) ||
  CONTROL.has(lower.replace(/ed$/, '')) ||
  CONTROL.has(lower.replace(/d$/, '')) ||
  lower === 'went' ||
  lower === 'began' ||
  lower === 'trying';

/** Where the group ends: after a particle ("pointed out") or a preposition that leads to the content ("warned of"). */
function groupEnd(scene: Scene, head: number, form: CueForm): number | null {
  const next = lowerOf(scene, head + 1);
  if (particlesOf(form.lemma).includes(next)) return head + 2;
  if (contentPrepositions(form.lemma).includes(next)) return head + 2;
  return needsParticle(form.lemma) ? null : head + 1;
}

function modeOf(
  scene: Scene,
  group: { from: number; head: number; form: CueForm; auxiliary: boolean; infinitive: boolean; be: boolean },
): VerbGroup['mode'] | null {
  const { from, head, form, auxiliary, infinitive } = group;
  const { shapes } = form;
  const before = tokenOf(scene, from - 1);
  const startsSentence = from === sentenceOf(scene, head).firstToken;
  if (infinitive) return 'infinitive';
  if (auxiliary) return shapes.has('s') && !shapes.has('participle') ? null : 'finite';
  if (shapes.has('ing')) return DETERMINERS.has(before.lower) || isPossessive(before) ? null : 'gerund';
  const afterNominal = DETERMINERS.has(before.lower) && !SUBJECT_PRONOUNS.has(before.lower);
  if (afterNominal || isPossessive(before)) return null;
  if (shapes.has('past')) {
    if (PREPOSITIONS.has(before.lower) || (before.kind === 'number' && !/^(?:1[89]|20)\d\d$/.test(before.lower))) return null;
    return 'finite';
  }
  const leadsOn = contentPrepositions(form.lemma).includes(lowerOf(scene, head + 1)) && !looksFinite(before);
  if (
    form.maybeNoun &&
    !leadsOn &&
    (PREPOSITIONS.has(before.lower) ||
      (before.lower.endsWith('ing') && !form.takes.has('document')) ||
      before.kind === 'number' ||
      ['of', 'by', 'for', 'from', 'in', 'and', 'on', 'about', 'during', 'at', 'between'].includes(lowerOf(scene, head + 1)))
  )
    return null;
  const next = tokenOf(scene, head + 1);
  if (shapes.has('s')) return startsSentence || (form.maybeNoun && (looksFinite(next) || startsFinding(scene, head + 1))) ? null : 'finite';
  if (!shapes.has('base')) return null;
  // A base form without an auxiliary needs a plural subject right before it.
  const plural =
    isPlural(scene, from) ||
    isPlural(scene, beforeParenthesis(scene, from)) ||
    (before.kind === 'word' && /[^s]s$/.test(before.lower) && !isPossessive(before)) ||
    SUBJECT_PRONOUNS.has(before.lower) ||
    ['people', 'police', 'data', 'media'].includes(before.lower);
  const inverted = before.text === ',' || before.text === '”' || before.text === '"';
  return plural || (inverted && form.lemma === 'say') ? 'finite' : null;
}

const PLURAL_HEADS = new Set(['those', 'these', 'many', 'some', 'others', 'most', 'both', 'few', 'several', 'all', 'people', 'officials']);

/** "Cement makers, for instance, argue": the words before the first of two commas. */
function beforeParenthesis(scene: Scene, verbFrom: number): number {
  if (tokenOf(scene, verbFrom - 1).text !== ',') return verbFrom;
  for (let at = verbFrom - 2; at > verbFrom - 8; at--) if (tokenOf(scene, at).text === ',') return at;
  return verbFrom;
}

/** "records show": behind a noun in -s stands the verb. */
const startsFinding = (scene: Scene, at: number): boolean => ['show', 'suggest', 'indicate', 'say', 'reveal', 'find'].includes(lowerOf(scene, at));

/** Whether the head noun of the words before a verb is plural: an -s before the first preposition, or two parts with "and". */
function isPlural(scene: Scene, verbFrom: number): boolean {
  const { firstToken } = sentenceOf(scene, verbFrom);
  for (let at = verbFrom - 1; at >= Math.max(firstToken, verbFrom - 9); at--) {
    const token = tokenOf(scene, at);
    if (token.text === ',' || scene.isMark[at] === 1 || token.lower === 'to' || looksFinite(token)) return false;
    const following = lowerOf(scene, at + 1);
    const endsPhrase = at + 1 === verbFrom || PREPOSITIONS.has(following) || following === 'who';
    if (PLURAL_HEADS.has(token.lower)) return true;
    if (endsPhrase && /[^s]s$/.test(token.lower) && !isPossessive(token)) return true;
    if (token.lower === 'and' && isCapital(tokenOf(scene, at + 1)) && at - 1 >= firstToken && isCapital(tokenOf(scene, at - 1))) return true;
  }
  return false;
}

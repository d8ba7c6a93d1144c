import type { FigureRow } from '../../schemas/tables.ts';
import { isPlural, singularOf, verbFormOf } from '../text/lemma.ts';
import { readNumber } from '../text/numbers.ts';
import { classOf, classOfName } from './counted-class.ts';
import { DETERMINERS, isFunction, type Quantity, type Scene, textOf, wordAt } from './scene.ts';
import { unitAt } from './units.ts';
import { classOfWord } from './word-classes.ts';

export interface Counted {
  /** Tokens of the noun phrase; empty where nothing is named. */
  readonly from: number;
  readonly to: number;
  readonly text: string | null;
  readonly head: string | null;
  readonly class: FigureRow['counted_class'];
  /** "18 of them", "seven others": the antecedent gives head and class. */
  readonly elliptic: boolean;
  /** "22 of the 40": what follows "of" is the whole. */
  readonly partitive: boolean;
}

const HEAD_ONLY = /^(?:dead|injured|wounded|missing|others?|more|deaths?|people)$/;
const MAX_WORDS = 6;

/** Pasts that are no participles: "16 flew drones". */
const FINITE_PAST =
  /^(?:flew|went|took|gave|saw|drew|ran|came|began|spoke|wrote|drove|rode|rose|grew|knew|threw|wore|chose|stole|shook|ate|fell|did|sang|swam|became|forgot)$/;
/** Where people and things are, behind their noun. */
const WHERE = /^(?:downstream|upstream|nearby|abroad|aboard|overseas|worldwide|globally|nationwide|ashore|alive|elsewhere|altogether|overall)$/;

/** Whether a word can stand inside a noun phrase at this place: no function word, no finite verb. */
function isNominal(scene: Scene, at: number, from: number): boolean {
  const word = wordAt(scene, at, from);
  const token = scene.tokens[at];
  if (word === '' || token?.kind !== 'word') return false;
  if (/^['’]s?$/.test(word) || WHERE.test(word)) return false;
  if (/^(?:dead|more|other|others|fewer|less|further|additional|new)$/.test(word)) return true;
  // "300 UK farms": capitals that are no pronoun.
  if (/^(?:US|UN|EU|UK|IT|AIDS|HIV|NATO)$/.test(token.text) && scene.tokens[at + 1]?.text !== scene.tokens[at + 1]?.text.toUpperCase()) return true;
  if (isFunction(word)) return false;
  const time = scene.timeAt.get(at);
  if (time && /^(?:DATE|TIME)$/.test(time.row.type)) return false;
  if (/^(?:verb|participle|gerund|infinitive|relative|adverb)$/.test(classOfWord(scene, at, token.sentence))) return false;
  const verb = verbFormOf(word);
  if (!verb || /^\p{Lu}\p{Ll}/u.test(token.text)) return true;
  if (FINITE_PAST.test(word)) return false;
  if (verb.form === 'past') return isBeforeNoun(scene, at, from) && !followsPlural(scene, at, from);
  if (verb.form === 'ing')
    return isBeforeNoun(scene, at, from) || /^(?:building|killing|meeting|hearing|missing|shooting|bombing|stabbing)s?$/.test(word);
  if (verb.form === 's') return isPlural(word) && !followsPlural(scene, at, from) && !followsNoun(scene, at, from);
  // "hostages remain", "people live": behind a plural the base form is its verb.
  return !followsPlural(scene, at, from);
}
/** A participle that a noun follows is an adjective: "injured passengers", "armed men". */
function isBeforeNoun(scene: Scene, at: number, from: number): boolean {
  const next = wordAt(scene, at + 1, from);
  const token = scene.tokens[at + 1];
  if (next === '' || token?.kind !== 'word') return false;
  return !isFunction(next) && isPlural(next) && !scene.timeAt.has(at + 1);
}
/** "the ferry stops at": a form in -s before a preposition is the verb of the noun before it. */
const followsNoun = (scene: Scene, at: number, from: number): boolean =>
  /^(?:in|at|on|to|from|by|that|between|among|for|with|after|before|as)$/.test(wordAt(scene, at + 1, from)) &&
  scene.tokens[at - 1]?.kind === 'word' &&
  !DETERMINERS.has(wordAt(scene, at - 1, from)) &&
  /^(?:occur|live|remain|come|go|say|happen|continue|begin|seem|appear|belong|depend|exist)/.test(wordAt(scene, at, from));
const followsPlural = (scene: Scene, at: number, from: number): boolean => isPlural(wordAt(scene, at - 1, from));

/** "a five-string banjo", "a 12-page letter": the noun that the hyphen ties on is what is counted. */
function isAttributive(scene: Scene, quantity: Quantity, at: number): boolean {
  if (quantity.kind !== 'count' || (quantity.value ?? 2) === 1 || !isNominal(scene, at, quantity.from)) return false;
  const word = wordAt(scene, at, quantity.from);
  const hyphened = /^[-‑]$/.test(wordAt(scene, at - 1, quantity.from));
  return (
    !isPlural(word) &&
    !/ed$|^(?:strong|odd|plus)$/.test(word) &&
    (hyphened || /^(?:page|cylinder|bedroom|door)$/.test(word)) &&
    isNominal(scene, at + 1, quantity.from)
  );
}

/** Words behind a unit or a price that say how it is meant, not what is measured. */
const NO_NOUN =
  /^(?:long|wide|high|tall|deep|thick|away|apart|north|south|east|west|northeast|northwest|southeast|southwest|up|down|off|out|ago|higher|lower|more|less|fewer|further|farther|inland|offshore|old|fast|longer|shorter|wider|taller|deeper|heavier|lighter|thinner|thicker|narrower|shallower|warmer|colder|cooler|hotter|younger|faster|slower|cheaper|back|left|short|total|new|additional|others?|dead)$/;

/** What stands behind "$3m in" and is no thing that money measures. */
const NO_MEASURED =
  /^(?:the|its|their|total|all|cash|part|full|exchange|return|addition|advance|turn|fact|response|order|fewer|less|more|just|about)$/;

/** "5 yards (4.6 m) of hedge": where the phrase goes on behind the bracket that says the number again. */
function behindBrackets(scene: Scene, { after, from, kind }: Quantity): number {
  if (!/^(?:measure|money|percent)$/.test(kind) || wordAt(scene, after, from) !== '(') return after;
  for (let at = after + 2; at < after + 8; at++) if (wordAt(scene, at, from) === ')') return wordAt(scene, at + 1, from) === 'of' ? at + 1 : after;
  return after;
}

/** "another goat or two": the noun stands before the number. */
function nounOrTwo(scene: Scene, { kind, value, from, after }: Quantity): Pick<Counted, 'from' | 'to' | 'text' | 'head' | 'class'> | null {
  if (kind !== 'count' || value !== 2 || wordAt(scene, from - 1, from) !== 'or' || !/^(?:an?|another|one)$/.test(wordAt(scene, from - 3, from)))
    return null;
  if (!isNominal(scene, from - 2, from) || isNominal(scene, after, from)) return null;
  const head = singularOf(wordAt(scene, from - 2, from));
  return { from: from - 2, to: from - 1, text: textOf(scene, from - 2, from - 1), head, class: classOf(head) };
}

/** What a number counts or measures: the noun phrase behind it, or that behind "of". */
export function countedOf(scene: Scene, quantity: Quantity): Counted {
  const none: Counted = { from: quantity.after, to: quantity.after, text: null, head: null, class: null, elliptic: false, partitive: false };
  if (quantity.kind === 'age' || quantity.kind === 'duration') return none;
  const named = nounOrTwo(scene, quantity);
  if (named) return { ...none, ...named };
  let from = behindBrackets(scene, quantity);
  let partitive = false;
  let first = wordAt(scene, from, quantity.from);
  if (first === 'of') {
    from++;
    first = wordAt(scene, from, quantity.from);
    partitive = quantity.kind === 'count';
    if (/^(?:them|those|these|whom|us|which|whom)$/.test(first))
      return { ...none, from: quantity.after, to: quantity.after, elliptic: true, partitive: true };
    while (/^(?:the|its|their|his|her|our|all|those|these|an?|some|that|this)$/.test(first)) {
      from++;
      first = wordAt(scene, from, quantity.from);
    }
    // "22 of the 40 goats": the noun stands behind the second number.
    for (let ahead = from; ahead <= from + 4; ahead++) {
      const number = wordAt(scene, ahead, quantity.from) === '' ? null : readNumber(scene.tokens, ahead);
      if (!number || number.value === null || !(ahead === from || /^['’]s?$/.test(wordAt(scene, ahead - 1, quantity.from)))) continue;
      from = number.end;
      // "eight of the nine have": what is counted was said before.
      if (!isNominal(scene, from, quantity.from)) return { ...none, elliptic: true, partitive: true };
      break;
    }
  } else if (quantity.kind === 'money' || quantity.kind === 'measure') {
    const attributive =
      from === quantity.after &&
      isNominal(scene, from, quantity.from) &&
      !NO_NOUN.test(first) &&
      !(quantity.kind === 'money' && /^(?:us|u\.s\.|cdn|cad)$/.test(first));
    if (first !== 'in' && first !== 'worth' && !attributive) return none;
    if (attributive && first !== 'worth') {
      // "a 50-mile detour", "a $40 price tag": the noun stands right behind.
    } else if (first === 'in') {
      from++;
      // "$3m in revenue", but "18 metres in depth", "$3m in total", "5 mph in fewer than".
      if (quantity.kind !== 'money' || NO_MEASURED.test(wordAt(scene, from, quantity.from))) return none;
    } else from += wordAt(scene, from + 1, quantity.from) === 'of' ? 2 : 1;
  } else if (quantity.kind === 'percent' || quantity.kind === 'ratio' || quantity.kind === 'percentage_point') {
    // "Fintex +2% Nordbank", "down 9% year over year": the next name, and a time.
    if (/^[+-]$/.test(wordAt(scene, quantity.from - 1, quantity.from))) return none;
    if (/^(?:year|month|week|quarter|day)$/.test(first) && /^(?:over|on|earlier|ago|to|by)$/.test(wordAt(scene, from + 1, quantity.from)))
      return none;
    const isName = quantity.kind === 'percent' && /^\p{Lu}\p{Lu}|^\p{Lu}\p{Ll}/u.test(scene.tokens[from]?.text ?? '');
    // "85% more wildfires".
    if (/^(?:more|fewer)$/.test(first) && isNominal(scene, from + 1, quantity.from) && isPlural(wordAt(scene, from + 1, quantity.from))) from++;
    else if (isName || !isNominal(scene, from, quantity.from) || /^(?:more|less|higher|lower|fewer)$/.test(first)) return none;
  }
  if (/^["“‘]$/.test(first)) from++;
  // "six thousand 5kg sacks": a size may stand before the noun.
  if (quantity.kind === 'count' && scene.tokens[from]?.kind === 'number') {
    const unit = wordAt(scene, from, quantity.from) === '' ? null : unitAt(scene, from + 1, quantity.from, true);
    if (unit?.unit.kind === 'measure' && isNominal(scene, unit.end, quantity.from)) from = unit.end;
  }
  let to = from;
  const attributive = isAttributive(scene, quantity, from);
  if (attributive) to++;
  while (!attributive && to - from < MAX_WORDS && isNominal(scene, to, quantity.from)) {
    to++;
    const joint = wordAt(scene, to, quantity.from);
    const goesOn = scene.tokens[to]?.spaced === false && scene.tokens[to + 1]?.kind === 'word';
    if (/^['’]s?$/.test(joint) && goesOn && isNominal(scene, to + 1, quantity.from)) to++;
    // "a 3-litre V-6".
    else if (
      /^[-‑]$/.test(joint) &&
      scene.tokens[to]?.spaced === false &&
      scene.tokens[to + 1]?.kind === 'number' &&
      scene.tokens[to + 1]?.spaced === false &&
      quantity.kind === 'measure'
    )
      to += 2;
    // "gas-only options": whatever the hyphen ties on is part of the noun.
    else if (/^[-‑]$/.test(joint) && goesOn && scene.tokens[to + 1]?.spaced === false) to += 2;
    if (HEAD_ONLY.test(wordAt(scene, to - 1, quantity.from)) && /^(?:dead|others|deaths)$/.test(wordAt(scene, to - 1, quantity.from))) break;
  }
  while (to > from && /^(?:more|less|fewer|further|additional|new|likely|worth)$/.test(wordAt(scene, to - 1, quantity.from)) && to - from > 1) to--;
  if (to === from) return { ...none, partitive };
  // "women and children": the other half of what is counted.
  if (
    wordAt(scene, to, quantity.from) === 'and' &&
    isPlural(wordAt(scene, to - 1, quantity.from)) &&
    isNominal(scene, to + 1, quantity.from) &&
    isPlural(wordAt(scene, to + 1, quantity.from)) &&
    !/^(?:more|others?|dozens|scores|tens|hundreds|thousands|millions|billions)$/.test(wordAt(scene, to + 1, quantity.from))
  )
    to += 2;
  const words = scene.tokens.slice(from, to).map((token) => token.lower);
  const last = words.at(-1) ?? '';
  if (words.length === 1 && /^(?:more|others?|dead|injured|wounded|missing)$/.test(last)) {
    const isState = /^(?:dead|injured|wounded|missing)$/.test(last);
    return {
      ...none,
      from,
      to,
      text: textOf(scene, from, to),
      head: isState ? 'person' : null,
      class: isState ? 'person' : null,
      elliptic: !isState,
      partitive,
    };
  }
  const isMixed = words.includes('and');
  const heads = words.filter((word) => !/^['’]s?$|^[-‑]$/.test(word));
  const head = singularOf(heads.at(-1) ?? last);
  const mixedHead = isMixed ? singularOf(words[words.indexOf('and') - 1] ?? last) : head;
  const classes = isMixed ? new Set([classOf(mixedHead), classOf(head)]) : new Set([classOf(head, heads.slice(0, -1))]);
  const [unnamed] = classes;
  const only = unnamed === 'other' ? (classOfName(scene.tokens[to - 1]?.text ?? '') ?? unnamed) : unnamed;
  const both = [...classes].every((one) => /^(?:person|woman|child|civilian|combatant|worker|student|police)$/.test(one ?? '')) ? 'person' : 'other';
  const counts = quantity.kind === 'count' || quantity.kind === 'percent' || quantity.kind === 'ratio';
  return {
    from,
    to,
    text: textOf(scene, from, to),
    head: mixedHead,
    class: counts ? (classes.size === 1 ? (only ?? null) : both) : null,
    elliptic: false,
    partitive,
  };
}

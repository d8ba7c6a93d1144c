import type { FigureRow } from '../../schemas/tables.ts';
import reference from '../../seeds/reference/figure-words.json' with { type: 'json' };
import type { ReadModifier } from './draft.ts';
import { boundBefore, isOrEqual } from './or-equal.ts';
import { phraseAt, type Quantity, type Scene, wordAt } from './scene.ts';

type Modifier = FigureRow['modifier'];
interface Phrase {
  readonly words: readonly string[];
  readonly modifier: Modifier;
}
/** Phrases by their last word, the longest first, so that "no more than" is not read as "more than". */
const PHRASES = new Map<string, Phrase[]>();
for (const [modifier, phrases] of Object.entries(reference.modifiers)) {
  for (const phrase of phrases) {
    const words = phrase.split(' ');
    const of = [...(PHRASES.get(words.at(-1) ?? '') ?? []), { words, modifier: modifier as Modifier }];
    PHRASES.set(
      words.at(-1) ?? '',
      of.sort((one, other) => other.words.length - one.words.length),
    );
  }
}
const SKIPPED = /^(?:a|an|the|its|their|his|her|of|total|record|as|to|by|from|just)$/;

/** "hurt 20 at least 5 seriously": the bound may be the next number's. */
const NUMBER_BEHIND = /^(?:\d|\p{L})/u;

/** How exactly a number is given: the words right before it, at most one small word between, or "or more" and "or so" behind it. */
export function modifierOf(scene: Scene, quantity: Quantity): ReadModifier {
  const { from, to } = quantity;
  const none: ReadModifier = { modifier: quantity.modifier ?? 'exact', from };
  const written = boundBefore(scene, from);
  if (written) return written;
  const behind = phraseAt(scene, to, to + 2);
  const ofUnit = phraseAt(scene, quantity.after, quantity.after + 2);
  for (const [phrase, next] of [
    [behind, wordAt(scene, to + 2, from)],
    [ofUnit, wordAt(scene, quantity.after + 2, from)],
  ] as const) {
    // "is 50 or less than 60": the bound is of the next number.
    if (next === 'than' && scene.tokens[to + 3]?.kind === 'number') continue;
    if (phrase === 'and more' && /^(?:in|at|on|of|[.,;:)]|)$/.test(next)) return { modifier: 'at_least', from };
    if (/^at (?:least|most)$/.test(phrase) && !NUMBER_BEHIND.test(next)) return { modifier: phrase === 'at least' ? 'at_least' : 'at_most', from };
    if (/^or (?:more|above|over|greater|higher|larger|bigger|older|longer)$/.test(phrase) || /^and (?:above|over|up)$/.test(phrase))
      return { modifier: 'at_least', from };
    if (/^or (?:less|fewer|below|lower|under|smaller|younger|shorter)$/.test(phrase)) return { modifier: 'at_most', from };
    if (/^or so$/.test(phrase)) return { modifier: 'approx', from };
  }
  if (wordAt(scene, to, from) === '+' || wordAt(scene, to, from) === 'plus') return { modifier: 'at_least', from };
  // "sub-7 nanometre chips".
  if (/^[-‑]$/.test(wordAt(scene, from - 1, from)) && scene.tokens[from]?.spaced === false && wordAt(scene, from - 2, from) === 'sub')
    return { modifier: 'less_than', from: from - 2 };
  for (const gap of SKIPPED.test(wordAt(scene, from - 1, from)) ? [0, 1] : [0]) {
    for (const { words, modifier } of PHRASES.get(wordAt(scene, from - gap - 1, from)) ?? []) {
      const start = from - gap - words.length;
      if (start < 0 || words.some((word, offset) => wordAt(scene, start + offset, from) !== word) || !isModifier(scene, words.join(' '), start))
        continue;
      // "below the $4 billion that was forecast": a number that stands, compared with.
      if (gap === 1 && wordAt(scene, from - 1, from) === 'the' && /^(?:below|above|over|under|beyond|surpassing)$/.test(words.join(' '))) return none;
      // "at least about 200": the bound holds.
      if (/^(?:more|less)_than$/.test(modifier) && isOrEqual(scene, to))
        return { modifier: modifier === 'more_than' ? 'at_least' : 'at_most', from: start };
      const outer = modifier === 'approx' ? phraseAt(scene, Math.max(0, start - 2), start) : '';
      if (/^(?:at least|no fewer|more than)$/.test(outer)) return { modifier: outer === 'more than' ? 'more_than' : 'at_least', from: start - 2 };
      return { modifier: quantity.modifier === 'at_least' && modifier === 'approx' ? 'at_least' : modifier, from: start };
    }
  }
  return none;
}

/** "over" and "some" are other words too: "won over 12 people", "of some 40" are left to what stands before. */
function isModifier(scene: Scene, phrase: string, start: number): boolean {
  const before = wordAt(scene, start - 1, start);
  if (phrase === 'over' || phrase === 'under' || phrase === 'above' || phrase === 'below')
    return !/^(?:all|took|take|taken|handed|spread|argue|from)$/.test(before);
  if (phrase === 'pass') return before !== 'to' && before !== '';
  if (phrase === 'passed' || phrase === 'near') return before !== 'was';
  return true;
}

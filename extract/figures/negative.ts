import { type Scene, wordAt } from './scene.ts';

/** What a number below zero measures, or that nothing is counted behind it: "minus two ministers" takes two away. */
const BEHIND = /^(?:degrees?|°|celsius|fahrenheit|[-‑]|%|percent|per|percentage|[cfk]|is|are|was|were|and|or|to|in|on|at|[.,;:!?)]|)$/;
/** What "negative" is said of a number after; "tested negative 40 times". */
const BEFORE_NEGATIVE = /^(?:is|was|are|were|be|at|to|of|from|and|or|by|a|an|the|than|equals?|[,(:]|)$/;

/** "minus five percent", "minus-4 degrees", "is negative one sixth": whether the number from one token to another is below zero. */
export function isMinus(scene: Scene, at: number, to: number): boolean {
  const hyphen = /^[-‑−]$/.test(wordAt(scene, at - 1, at)) ? 1 : 0;
  const word = wordAt(scene, at - 1 - hyphen, at);
  if ((word !== 'minus' && word !== 'negative') || !BEHIND.test(wordAt(scene, to, at))) return false;
  const before = scene.tokens[at - 2 - hyphen];
  if (word === 'negative') return hyphen === 0 && BEFORE_NEGATIVE.test(wordAt(scene, at - 2, at));
  // "plus or minus three points" is a margin; "ten minus four" is a sum.
  if (before?.lower === 'or') return false;
  return before?.kind !== 'number' || before.sentence !== scene.tokens[at]?.sentence;
}

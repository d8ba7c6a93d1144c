import { type Range, type Scene, sentenceOf } from '../scene.ts';

/** No sentence of news is longer. */
const REACH = 90;

/** Where source and content of a cue are sought: its sentence, whole quotations that reach out of it, and the sentences beside them. */
export function windowAround(scene: Scene, cue: Range): Range {
  const sentence = sentenceOf(scene, cue.from);
  const { paragraph } = sentence;
  let { firstToken: from, endToken: to } = sentence;
  const inParagraph = (at: number): boolean => at >= 0 && at < scene.tokens.length && sentenceOf(scene, at).paragraph === paragraph;
  const joined = (at: number): boolean => inParagraph(at) && scene.quoteAt[at] !== -1;
  // A quotation that ends right before the sentence, or begins right behind it.
  while (from > 0 && cue.from - from < REACH && joined(from - 1)) from = sentenceOf(scene, from - 1).firstToken;
  while (to < scene.tokens.length && to - cue.to < REACH && joined(to)) to = sentenceOf(scene, to).endToken;
  return { from: Math.max(from, cue.from - REACH), to: Math.min(to, cue.to + REACH) };
}

import { type Range, type Scene, sentenceOf, tokenOf } from '../scene.ts';

/** Words between a cue and the colon that ends its line ("wrote in a letter to the board:"). */
const REACH = 8;

/** "Roe wrote:" on a line of its own: the paragraph below is what was written. */
export function saidBelow(scene: Scene, cue: Range): Range | null {
  const { endToken, paragraph } = sentenceOf(scene, cue.from);
  if (tokenOf(scene, endToken - 1).text !== ':' || endToken - cue.to > REACH || scene.quoteAt[cue.from] !== -1) return null;
  let to = endToken;
  const below = sentenceOf(scene, to).paragraph;
  if (to >= scene.tokens.length || below === paragraph) return null;
  while (to < scene.tokens.length && sentenceOf(scene, to).paragraph === below) to = sentenceOf(scene, to).endToken;
  return { from: endToken, to };
}

import { lowerOf, type Proposal, type Scene, sayingMark, sentenceOf, tokenOf } from './scene.ts';
import { LABELS } from './words.ts';

export const SPEAKER_TURN = 'speaker-turn';

/** "ROE: Well, I think …" in a transcript: the name stands in capitals at the start of the paragraph, the turn is the rest of it. */
export function speakerTurn(scene: Scene, at: number): Proposal | null {
  if (lowerOf(scene, at) !== ':') return null;
  const { paragraph } = sentenceOf(scene, at);
  let from = at;
  while (from > 0 && at - from < 5 && isShouted(scene, from - 1)) from--;
  if (from === at || LABELS.has(lowerOf(scene, from)) || !startsParagraph(scene, from, paragraph)) return null;
  const to = paragraphEnd(scene, at);
  if (to - at < 3) return null;
  return sayingMark(at, { source: { from, to: at }, lemma: ':', content: { from: at + 1, to }, rule: SPEAKER_TURN, confidence: 0.85 });
}

const isShouted = (scene: Scene, at: number): boolean => /^\p{Lu}[\p{Lu}.'’-]+$/u.test(tokenOf(scene, at).text);

/** At the start of the paragraph, or behind the mark that opens a quoted transcript. */
function startsParagraph(scene: Scene, at: number, paragraph: number): boolean {
  const first = scene.isMark[at - 1] === 1 ? at - 1 : at;
  return first === 0 || sentenceOf(scene, first - 1).paragraph !== paragraph;
}

function paragraphEnd(scene: Scene, at: number): number {
  const { paragraph } = sentenceOf(scene, at);
  let to = sentenceOf(scene, at).endToken;
  while (to < scene.tokens.length && sentenceOf(scene, to).paragraph === paragraph) to = sentenceOf(scene, to).endToken;
  while (to > at && scene.isMark[to - 1] === 1) to--;
  return to;
}

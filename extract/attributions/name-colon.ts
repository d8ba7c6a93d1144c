import { contentEnd } from './clause.ts';
import { lowerOf, type Proposal, type Scene, sayingMark, sentenceOf, tokenOf } from './scene.ts';
import { HEADLINE_SOURCES, isCapital, LABELS } from './words.ts';

/** "Roe: bridge will close" as a headline, "ROE: Well, …" in a transcript: a short name and a colon at the start of a paragraph. */
export function nameColon(scene: Scene, at: number): Proposal | null {
  const sentence = sentenceOf(scene, at);
  const from = sentence.firstToken;
  if (lowerOf(scene, at) !== ':' || at === from || at - from > 5 || at + 4 >= sentence.endToken) return null;
  if (from > 0 && sentenceOf(scene, from - 1).paragraph === sentence.paragraph) return null;
  const first = lowerOf(scene, from);
  if (LABELS.has(first)) return null;
  let capitals = 0;
  for (let token = from; token < at; token++) {
    if (tokenOf(scene, token).kind !== 'word') return null;
    if (isCapital(tokenOf(scene, token))) capitals++;
  }
  const last = lowerOf(scene, at - 1);
  if (capitals < at - from && !HEADLINE_SOURCES.has(last)) return null;
  const to = contentEnd(scene, at + 1, sentence.endToken);
  return sayingMark(at, { source: { from, to: at }, lemma: ':', content: { from: at + 1, to }, rule: 'name-colon', confidence: 0.62 });
}

import { lowerOf, type Proposal, type Scene, sentenceOf, tokenOf } from './scene.ts';
import { HEADLINE_SOURCES, isCapital, isTerminal, looksFinite } from './words.ts';

/** "40 die in flood: officials" as a headline: the words after the last colon speak. */
export function trailingSource(scene: Scene, at: number): Proposal | null {
  if (lowerOf(scene, at) !== ':') return null;
  const sentence = sentenceOf(scene, at);
  const paragraph = scene.doc.paragraphs[sentence.paragraph];
  if (sentence.paragraph !== 0 || !paragraph || sentence.firstToken !== 0 || sentence.end !== paragraph.end) return null;
  const to = isTerminal(tokenOf(scene, sentence.endToken - 1).text) ? sentence.endToken - 1 : sentence.endToken;
  if (to - at < 2 || to - at > 5 || at - sentence.firstToken < 3) return null;
  for (let token = at + 1; token < to; token++) if (tokenOf(scene, token).kind !== 'word' || looksFinite(tokenOf(scene, token))) return null;
  const last = lowerOf(scene, to - 1);
  if (!HEADLINE_SOURCES.has(last) && !(isCapital(tokenOf(scene, to - 1)) && !isCapital(tokenOf(scene, sentence.firstToken + 1)))) return null;
  return {
    source: { from: at + 1, to },
    cue: { from: at, to: at + 1 },
    lemma: ':',
    contents: [{ from: sentence.firstToken, to: at }],
    nested: true,
    negated: false,
    medium: [],
    rule: 'trailing-source',
    confidence: 0.7,
  };
}

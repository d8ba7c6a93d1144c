import { type Scene, sentenceOf, tokenOf } from './scene.ts';
import { isDash, isTerminal } from './words.ts';

const HARD = new Set([',', ';', ':', '(', ')', '[', ']', '“', '”', '"', '…']);
/** Whether a token is a mark that no noun phrase reaches over; a full stop inside the sentence belongs to an abbreviation. */
export const isHard = (scene: Scene, at: number): boolean => {
  const { text } = tokenOf(scene, at);
  if (text === '.') return at >= sentenceOf(scene, at).endToken - 2;
  return HARD.has(text) || isTerminal(text) || isDash(text) || scene.isMark[at] === 1;
};

import { isPlural } from '../text/lemma.ts';
import { type Scene, wordAt } from './scene.ts';

/** "4.1m visits", "6m of its cards": things are counted, no length is measured. */
export function isMillions(scene: Scene, at: number): boolean {
  const letter = scene.tokens[at + 1];
  if (/^[MBb]$/.test(letter?.text ?? '') && !letter?.spaced && isLargeSign(scene, at)) return true;
  if (letter?.text === 'k' && !letter.spaced && scene.tokens[at]?.kind === 'number') return true;
  if (letter?.text !== 'm' || letter.spaced || scene.tokens[at]?.kind !== 'number') return false;
  const next = [2, 3, 4, 5].map((ahead) => wordAt(scene, at + ahead, at));
  if (next[0] === 'of') return /^(?:the|its|their|his|her|our|these|those)$/.test(next[1] ?? '');
  return next.some(
    (word, index) =>
      /^\p{L}{3,}$/u.test(word) && isPlural(word) && next.slice(0, index).every((one) => /^(?:\p{L}{3,}|-)$/u.test(one) && !NO_ADJECTIVE.test(one)),
  );
}

/** "10M users", "1.2b": a capital M is no metre; a B behind whole digits may be a flat or a row. */
function isLargeSign(scene: Scene, at: number): boolean {
  const [digits, letter, next] = [0, 1, 2].map((ahead) => scene.tokens[at + ahead]);
  if (digits?.kind !== 'number' || (next && !next.spaced && next.kind !== 'punct')) return false;
  return letter?.text === 'M' || digits.text.includes('.');
}

const NO_ADJECTIVE = /^(?:long|wide|high|tall|deep|from|above|below|away|off|for|into|over|under|with|the)$/;

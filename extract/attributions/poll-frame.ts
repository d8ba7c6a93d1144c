import { boundsAt, contentBefore, contentEnd } from './clause.ts';
import { lowerOf, type Proposal, type Range, type Scene, tokenOf } from './scene.ts';
import { isTerminal, looksFinite } from './words.ts';

const POLL = new Set(['poll', 'survey', 'average', 'census']);

/** "In a June poll, 40% of voters …", "C in a new survey of teachers": the survey speaks. Only where the clause holds a number. */
export function pollFrame(scene: Scene, at: number): Proposal | null {
  if (lowerOf(scene, at) !== 'in') return null;
  const bounds = boundsAt(scene, at);
  const source = surveyAfter(scene, at + 1, bounds.to);
  if (!source) return null;
  const leads = at <= bounds.from + 1;
  const content = leads
    ? afterComma(scene, source.to, bounds.to)
    : endsClause(scene, source.to, bounds.to)
      ? contentBefore(scene, at, bounds.from)
      : null;
  if (!content || !hasNumber(scene, content)) return null;
  return {
    source,
    cue: { from: at, to: at + 1 },
    lemma: 'in',
    contents: [content],
    nested: true,
    negated: false,
    medium: [],
    rule: leads ? 'poll-first' : 'poll-after',
    confidence: leads ? 0.78 : 0.45,
  };
}

function surveyAfter(scene: Scene, from: number, limit: number): Range | null {
  let named = false;
  for (let at = from; at < limit; at++) {
    const token = tokenOf(scene, at);
    if (token.text === ',' || token.text === ';' || token.text === '(' || scene.isMark[at] === 1) return named ? { from, to: at } : null;
    if (at === limit - 1 && isTerminal(token.text)) return named ? { from, to: at } : null;
    if (!named && at > from + 9) return null;
    if (!named && looksFinite(token)) return null;
    if (POLL.has(token.lower)) named = true;
  }
  return named ? { from, to: limit } : null;
}

function afterComma(scene: Scene, at: number, limit: number): Range | null {
  if (tokenOf(scene, at).text !== ',') return null;
  const to = contentEnd(scene, at + 1, limit);
  return to > at + 1 ? { from: at + 1, to } : null;
}
const endsClause = (scene: Scene, at: number, limit: number): boolean =>
  at >= limit || tokenOf(scene, at).text === ',' || isTerminal(tokenOf(scene, at).text);
function hasNumber(scene: Scene, { from, to }: Range): boolean {
  for (let at = from; at < to; at++) if (tokenOf(scene, at).kind === 'number' || lowerOf(scene, at) === 'percent') return true;
  return false;
}

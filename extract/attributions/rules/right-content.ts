import { skipAdjuncts } from '../adjuncts.ts';
import { contentEnd, hasFinite } from '../clause.ts';
import { contentPrepositions, DOCUMENTS, wordWithin } from '../lexicon.ts';
import { lowerOf, quoteOf, type Range, type Scene, tokenOf } from '../scene.ts';
import type { VerbGroup } from '../verb-group.ts';
import { ADDRESSEES, DETERMINERS, isCapital, isTerminal, PERSONAL, SUBORDINATORS, WH } from '../words.ts';

export interface RightContent {
  readonly range: Range;
  readonly medium: Range | null;
  readonly form: 'that' | 'quote' | 'wh' | 'bare' | 'infinitive' | 'np';
}

/** The content that follows a cue verb; null where none does. */
export function rightContent(scene: Scene, group: VerbGroup, limit: number): RightContent | null {
  const { takes } = group.form;
  const adjuncts = skipAdjuncts(scene, group.to, limit, takes.has('infinitive'));
  const told = takes.has('addressee') ? afterAddressee(scene, adjuncts.to, limit) : null;
  for (const start of told === null ? [adjuncts.to] : [told, adjuncts.to]) {
    const found = contentAt(scene, { group, start, limit, told: start === told });
    if (found) return { ...found, medium: adjuncts.medium };
  }
  return null;
}

function contentAt(
  scene: Scene,
  { group, start, limit, told }: { group: VerbGroup; start: number; limit: number; told: boolean },
): Omit<RightContent, 'medium'> | null {
  const { takes } = group.form;
  let at = start;
  const colon = tokenOf(scene, at).text;
  const marked = colon === ':' || colon === ',';
  if (marked) at++;
  const token = tokenOf(scene, at);
  const upTo = (from: number): Range => ({ from, to: contentEnd(scene, from, limit) });
  const quote = quoteOf(scene, at);
  // "He said:" and the quotation as a paragraph of its own.
  if (colon === ':' && at === limit && quote?.from === at && takes.has('that')) return { range: { from: at, to: quote.to }, form: 'quote' };
  if (at >= limit || isTerminal(token.text)) return null;
  if (quote && quote.from === at && (takes.has('quote') || takes.has('that'))) {
    const range = { from: at, to: Math.max(quote.to, contentEnd(scene, at, limit)) };
    return { range: marked ? { from: at, to: quote.to } : range, form: 'quote' };
  }
  if (colon === ':' && takes.has('quote') && !group.form.maybeNoun) return { range: upTo(at), form: 'bare' };
  if (token.lower === 'that' && takes.has('that')) return { range: upTo(at), form: 'that' };
  if (marked) return null;
  if (WH.has(token.lower) && takes.has('that')) return { range: upTo(at), form: 'wh' };
  if (token.lower === 'to' && takes.has('infinitive')) return { range: upTo(at), form: 'infinitive' };
  // "warned of 40 closures": the preposition leads to a noun phrase, also with a verb that takes a clause.
  if (contentPrepositions(group.form.lemma).includes(lowerOf(scene, group.to - 1))) return { range: upTo(at), form: 'np' };
  if (token.kind === 'punct' && !/[$€£#@]/.test(token.text)) return null;
  if (SUBORDINATORS.has(token.lower)) return null;
  const range = upTo(at);
  if (range.to <= range.from) return null;
  // "swing states" and "it states" look alike; "stated" alone takes a bare clause.
  const bare = takes.has('clause') || (takes.has('past') && group.form.shapes.has('past'));
  if (bare && (hasFinite(scene, range) || (group.form.lemma === 'say' && range.to - range.from > 2))) return { range, form: 'bare' };
  if (takes.has('gerund') && /ing$/.test(token.lower)) return { range, form: 'bare' };
  if (takes.has('document') && !told && documentBefore(scene, group.from)) return { range, form: 'np' };
  if (takes.has('with') && holdsWord(scene, range, wordWithin(group.form.lemma))) return { range, form: 'np' };
  if (takes.has('np') && !told) return { range, form: 'np' };
  return null;
}

const documentBefore = (scene: Scene, verb: number): boolean => {
  for (let at = verb - 1; at >= Math.max(0, verb - 12) && scene.isMark[at] !== 1; at--) if (DOCUMENTS.has(lowerOf(scene, at))) return true;
  return false;
};
function holdsWord(scene: Scene, range: Range, word: string | undefined): boolean {
  for (let at = range.from + 1; at < range.to; at++) if (lowerOf(scene, at) === word) return true;
  return false;
}

/** "told reporters on Monday that": where the words for the person told end; null where no such phrase stands there. */
function afterAddressee(scene: Scene, from: number, limit: number): number | null {
  const first = tokenOf(scene, from);
  if (first.kind !== 'word' || first.lower === 'that' || first.lower === 'to' || WH.has(first.lower)) return null;
  if (PERSONAL.has(first.lower) && first.lower !== 'you' && first.lower !== 'it') return null;
  let at = from + 1;
  if (!ADDRESSEES.has(first.lower)) {
    for (; at < limit; at++) {
      const token = tokenOf(scene, at);
      if (token.kind === 'punct' && token.text !== '-' && token.text !== '’' && token.text !== "'") break;
      if (WH.has(token.lower) || PERSONAL.has(token.lower) || token.lower === 'that' || token.lower === 'to') break;
      if (['in', 'on', 'at', 'during', 'by', 'about', 'of', 'after', 'there'].includes(token.lower)) break;
      if (DETERMINERS.has(token.lower)) break;
      if (isCapital(token) && tokenOf(scene, at - 1).text !== '-' && !isCapital(tokenOf(scene, at - 1)) && !DETERMINERS.has(lowerOf(scene, at - 1)))
        break;
    }
  }
  return at >= limit ? null : skipAdjuncts(scene, at, limit, true).to;
}

import { skipAdjuncts } from '../adjuncts.ts';
import { contentBefore, contentEnd, hasFinite } from '../clause.ts';
import { phraseFrom, subjectBefore } from '../noun-phrase.ts';
import { lowerOf, type Proposal, quoteOf, type Range, type Scene, sentenceOf, tokenOf } from '../scene.ts';
import type { VerbGroup } from '../verb-group.ts';
import { DETERMINERS, isCapital, isDash, isTerminal, PREPOSITIONS, TIME_WORDS } from '../words.ts';
import type { CueContext, CueRule } from './rule.ts';

interface Frame {
  readonly source: Range;
  /** Where the content before ends: the comma or the closing mark before the frame. */
  readonly edge: number;
  /** Where the frame ends. */
  readonly to: number;
}

/** "“C,” S said", "“C1,” S said, “C2”". */
export const quoteBeforeCue: CueRule = (context) => beforeCue(context, true);
/** "C, said S", "C1, S said, C2". */
export const clauseBeforeCue: CueRule = (context) => beforeCue(context, false);

/** "C, said S," with the clause before and a stop behind: read before "S, …, said C" is tried. */
export const invertedClause: CueRule = (context) => {
  const { scene, group, from, to } = context;
  const frame = group.form.shapes.has('ing') ? null : inverted(context);
  if (!frame || !hasFinite(scene, { from, to: frame.edge })) return null;
  const first = tokenOf(scene, frame.source.from);
  if (!isCapital(first) && !DETERMINERS.has(first.lower) && !/(?:[^s]s|police)$/.test(first.lower)) return null;
  const stop = tokenOf(scene, frame.to);
  const stops =
    frame.to >= to || isTerminal(stop.text) || stop.text === ',' || (group.form.lemma === 'say' && ['in', 'on', 'at', 'during'].includes(stop.lower));
  const name = phraseFrom(scene, frame.source.from, to);
  return stops && name && !hasFinite(scene, name) ? beforeCue(context, false, frame) : null;
};

function beforeCue(context: CueContext, quoted: boolean, given?: Frame): Proposal | null {
  const { scene, group, from } = context;
  if (group.passive || group.mode !== 'finite' || !(group.form.takes.has('quote') || group.form.takes.has('clause'))) return null;
  const frame = given ?? subjectFirst(context) ?? inverted(context);
  if (!frame) return null;
  const before = pieceBefore(scene, frame.edge, from);
  if (!before || before.quoted !== quoted) return null;
  const comma = tokenOf(scene, frame.to).text === ',' && skipAdjuncts(scene, frame.to + 1, context.to).to > frame.to + 1 ? 1 : 0;
  const adjuncts = skipAdjuncts(scene, frame.to + comma, context.to);
  const after = pieceAfter(scene, adjuncts.to, context.to, before.quoted);
  if (before.range.from < from && before.range.to <= from && !stopsAt(scene, adjuncts.to, context.to)) return null;
  if (
    !before.quoted &&
    !(group.form.takes.has('clause') && (after !== null || mayBeClause(scene, before.range)) && stopsAt(scene, adjuncts.to, context.to))
  )
    return null;
  return {
    source: frame.source,
    cue: { from: group.from, to: group.to },
    lemma: group.form.lemma,
    contents: after ? [before.range, after] : [before.range],
    nested: group.form.nested,
    negated: group.negated,
    medium: adjuncts.medium ? [adjuncts.medium] : [],
    rule: before.quoted ? 'quote-before-cue' : 'clause-before-cue',
    confidence: before.quoted ? 0.95 : 0.84,
  };
}

/** "During the night, S said": a leading phrase is no content. */
const mayBeClause = (scene: Scene, range: Range): boolean => !PREPOSITIONS.has(lowerOf(scene, range.from)) || hasFinite(scene, range);
const stopsAt = (scene: Scene, at: number, limit: number): boolean => at >= limit || isHardStop(tokenOf(scene, at).text);
const isHardStop = (text: string): boolean =>
  isTerminal(text) || isDash(text) || text === ',' || text === ';' || text === ':' || text === ')' || text === '-';
const isEdge = (scene: Scene, at: number): boolean => {
  const { text } = tokenOf(scene, at);
  return text === ',' || isDash(text) || scene.isMark[at] === 1;
};

/** "“Is it three?” Roe asked": the sentence splitter may end the sentence at the mark. */
const afterQuotation = (scene: Scene, at: number): boolean =>
  scene.isMark[at - 1] === 1 && sentenceOf(scene, at - 1).paragraph === sentenceOf(scene, at).paragraph && sentenceOf(scene, at).firstToken === at;

function subjectFirst({ scene, group, from }: CueContext): Frame | null {
  const source = subjectBefore(scene, group.from);
  if (!source || (source.from <= from && !afterQuotation(scene, source.from))) return null;
  let start = source.from;
  if (lowerOf(scene, start - 1) === 'as') start--;
  return isEdge(scene, start - 1) ? { source, edge: start - 1, to: group.to } : null;
}

/** "C, said John Roe, the mayor, on Monday". */
function inverted({ scene, group, from, to }: CueContext): Frame | null {
  if (!group.form.takes.has('quote') || !isEdge(scene, group.from - 1)) return null;
  if (group.from - 1 <= from && !afterQuotation(scene, group.from)) return null;
  const phrase = invertedSubject(scene, group, to);
  return phrase && { source: phrase, edge: group.from - 1, to: phrase.to };
}
function invertedSubject(scene: Scene, group: VerbGroup, limit: number): Range | null {
  const phrase = phraseFrom(scene, group.to, limit);
  if (!phrase || tokenOf(scene, phrase.from).lower === 'that' || TIME_WORDS.has(lowerOf(scene, phrase.from))) return null;
  return withAppositions(scene, phrase, limit);
}

const APPOSED =
  /^(?:an?|the|who|whose|his|her|their|\d+|(?:vice|deputy|director|president|head|chief|spokes\w+|professor|minister|secretary|chairman|senior|executive)$)/;

/** "Anna Roe, 34, a nurse from Leeds": appositions between commas are part of the name's phrase. */
function withAppositions(scene: Scene, phrase: Range, limit: number): Range {
  let { to } = phrase;
  while (tokenOf(scene, to).text === ',' && to + 1 < limit && APPOSED.test(lowerOf(scene, to + 1))) {
    let end = to + 1;
    while (end < limit && tokenOf(scene, end).text !== ',' && scene.isMark[end] !== 1 && !(isTerminal(tokenOf(scene, end).text) && end === limit - 1))
      end++;
    if (end - to > 16) break;
    to = end;
  }
  return { from: phrase.from, to };
}

function pieceBefore(scene: Scene, edge: number, floor: number): { range: Range; quoted: boolean } | null {
  const mark = tokenOf(scene, edge).text;
  const closing = mark === ',' ? edge - 1 : edge;
  const quote = quoteOf(scene, closing);
  if (quote?.closed && quote.to === closing + 1) {
    const clauseStart = quote.from > floor ? contentBefore(scene, quote.from, floor) : null;
    return { range: { from: clauseStart ? clauseStart.from : quote.from, to: quote.to }, quoted: true };
  }
  if (mark !== ',' && !isDash(mark)) return null;
  const range = contentBefore(scene, edge, floor);
  return range && { range, quoted: false };
}

/** What goes on after "…, he said": the rest of the sentence after a comma, or a quotation right behind the full stop. */
function pieceAfter(scene: Scene, at: number, limit: number, quoted: boolean): Range | null {
  const { text } = tokenOf(scene, at);
  if (text === ',' && at + 1 < limit) {
    const next = quoteOf(scene, at + 1);
    if (next && next.from === at + 1) return { from: next.from, to: next.to };
    if (quoted || /^(?:who|which|when|while|after|as|\w+ing|and|but)$/.test(lowerOf(scene, at + 1))) return null;
    const to = contentEnd(scene, at + 1, limit);
    return to > at + 1 ? { from: at + 1, to } : null;
  }
  if (quoted && (isTerminal(text) || text === ':')) {
    const next = quoteOf(scene, at + 1);
    if (next && next.from === at + 1 && paragraphOf(scene, at) === paragraphOf(scene, at + 1)) return { from: next.from, to: next.to };
  }
  return null;
}
const paragraphOf = (scene: Scene, at: number): number => scene.doc.sentences[tokenOf(scene, at).sentence]?.paragraph ?? -1;

import { lowerOf, type Range, tokenOf } from '../scene.ts';
import { COORDINATORS, looksFinite, PERSONAL, RELATIVES } from '../words.ts';
import { rightContent } from './right-content.ts';
import type { CueContext, CueRule } from './rule.ts';
import { commaAfter, leadsSentence, speakerOf } from './speaker.ts';

/** Measured on political news: rows whose source, cue and content a reader marked too. */
const CONFIDENCE = { that: 0.84, quote: 0.84, wh: 0.65, bare: 0.76, infinitive: 0.64, np: 0.71 } as const;
const GERUND_CONFIDENCE = { that: 0.7, quote: 0.7, wh: 0.5, bare: 0.58, infinitive: 0.55, np: 0.59 } as const;

/** "Roe, who said 40 fled, left on Monday": the relative clause ends at its comma. */
function relativeEnd({ scene, group, to }: CueContext): number {
  let pronoun = group.from - 1;
  while (pronoun > group.from - 6 && !RELATIVES.has(lowerOf(scene, pronoun))) pronoun--;
  if (!RELATIVES.has(lowerOf(scene, pronoun)) || tokenOf(scene, pronoun - 1).text !== ',') return to;
  for (let at = group.to; at < to; at++) {
    const next = lowerOf(scene, at + 1);
    if (tokenOf(scene, at).text === ',' && scene.quoteAt[at] === -1 && !RELATIVES.has(next) && !COORDINATORS.has(next)) return at;
  }
  return to;
}

/** "a site called “Farm Watch”": a name, no words of anybody. */
const NAMING = new Set(['call', 'dub', 'label']);

/** "which S said might last 40 days": the relative pronoun stands for the subject of the content. */
function extracted({ scene, from }: CueContext, source: Range | null, range: Range): Range[] {
  const pronoun = source ? source.from - 1 : -1;
  const moved = pronoun >= from && RELATIVES.has(lowerOf(scene, pronoun)) && looksFinite(tokenOf(scene, range.from));
  return moved ? [{ from: pronoun, to: pronoun + 1 }, range] : [range];
}

/** "S said that C", "S told reporters: “C”", "S promised to C", ", saying that C". */
export const contentAfterCue: CueRule = (context) => {
  const { scene, group } = context;
  if (group.passive) return null;
  const comma = group.mode === 'gerund' && leadsSentence(scene, context.from, group.from) ? commaAfter(scene, group.to, context.to) : null;
  const right = rightContent(scene, group, comma ?? relativeEnd(context));
  if (!right) return null;
  if (group.mode === 'infinitive' && right.form !== 'that' && right.form !== 'quote') return null;
  const source = speakerOf(context);
  // "a website called News Now" names, it does not say.
  if (group.form.lemma === 'call' && right.form === 'np' && source && /^an?$/.test(lowerOf(scene, source.from))) return null;
  if (NAMING.has(group.form.lemma) && group.from === group.head && right.form === 'quote') return null;
  // A sign reads "…"; a person reads a book.
  if (group.form.lemma === 'read' && source && PERSONAL.has(lowerOf(scene, source.from))) return null;
  if (!source && (group.mode !== 'gerund' || right.form === 'np')) return null;
  return {
    source,
    cue: { from: group.from, to: group.to },
    lemma: group.form.lemma,
    contents: extracted(context, source, right.range),
    nested: group.form.nested,
    negated: group.negated,
    medium: right.medium ? [right.medium] : [],
    rule: `${group.mode === 'gerund' ? 'gerund' : 'cue'}-${right.form}`,
    confidence: (group.mode === 'finite' ? CONFIDENCE : GERUND_CONFIDENCE)[right.form],
  };
};

import { contentEnd } from '../clause.ts';
import { phraseFrom, subjectBefore } from '../noun-phrase.ts';
import { lowerOf, type Range, type Scene, tokenOf } from '../scene.ts';
import { rightContent } from './right-content.ts';
import type { CueRule } from './rule.ts';
import { inheritedSubject } from './speaker.ts';

/** "S was quoted by M as saying C": the subject speaks, M relays. */
export const quotedAsSaying: CueRule = ({ scene, group, from, to }) => {
  if (group.form.lemma !== 'quote' || !group.passive) return null;
  const source = subjectBefore(scene, group.from);
  if (!source || source.from < from) return null;
  const relay = lowerOf(scene, group.to) === 'by' ? phraseFrom(scene, group.to + 1, to) : null;
  let at = group.to;
  while (at < Math.min(to, group.to + 20) && !(lowerOf(scene, at) === 'as' && lowerOf(scene, at + 1) === 'saying')) at++;
  if (lowerOf(scene, at) !== 'as') return null;
  let start = at + 2;
  if (tokenOf(scene, start).text === ',' || tokenOf(scene, start).text === ':') start++;
  const end = contentEnd(scene, start, to);
  if (end <= start) return null;
  const relayEnd = relay ? Math.min(relay.to, at) : 0;
  return {
    source,
    cue: { from: group.from, to: relay ? group.to : at + 2 },
    lemma: 'say',
    contents: [{ from: start, to: end }],
    nested: group.form.nested,
    negated: group.negated,
    medium: relay ? [{ from: relay.from, to: relayEnd }] : [],
    rule: 'quoted-as-saying',
    confidence: 0.9,
  };
};

/** "40 people are believed to have died", "it is estimated that C": nobody is named. */
export const sourcelessPassive: CueRule = ({ scene, group, from, to }) => {
  if (!group.passive || group.mode !== 'finite') return null;
  const cue = { from: group.from, to: group.to };
  const base = { source: null, cue, lemma: group.form.lemma, nested: group.form.nested, negated: group.negated, medium: [] };
  if (group.form.takes.has('passive') && lowerOf(scene, group.to) === 'to') {
    const subject = subjectBefore(scene, group.from) ?? inheritedSubject(scene, from, group.from);
    const end = contentEnd(scene, group.to, to);
    if (!subject || subject.from < from || end <= group.to + 1) return null;
    return { ...base, contents: [subject, { from: group.to, to: end }], rule: 'passive-infinitive', confidence: 0.77 };
  }
  const right = rightContent(scene, group, to);
  if (right?.form === 'that' && lowerOf(scene, group.from - 1) === 'it')
    return { ...base, contents: [right.range], rule: 'passive-that', confidence: 0.75 };
  return null;
};

/** "the town was described by Roe as lost": what follows "as" is content too. */
function described(scene: Scene, subject: Range, at: number, to: number): Range[] {
  const end = lowerOf(scene, at) === 'as' ? contentEnd(scene, at, to) : at;
  return end > at + 1 ? [subject, { from: at, to: end }] : [subject];
}

/** "C was reported by S". */
export const passiveBy: CueRule = ({ scene, group, from, to }) => {
  // Without a form of be the participle is a reduced clause: "the toll reported by the ministry".
  const reduced = group.mode === 'finite' && group.form.shapes.has('participle') && group.from === group.head;
  if (!(group.passive || reduced) || lowerOf(scene, group.to) !== 'by' || !(group.form.takes.has('np') || group.form.takes.has('clause')))
    return null;
  const source = phraseFrom(scene, group.to + 1, to);
  const subject = subjectBefore(scene, group.from);
  if (!source || !subject || subject.from < from) return null;
  return {
    source,
    cue: { from: group.from, to: group.to + 1 },
    lemma: group.form.lemma,
    contents: described(scene, subject, source.to, to),
    nested: group.form.nested,
    negated: group.negated,
    medium: [],
    rule: 'passive-by',
    confidence: 0.45,
  };
};

import { skipAdjuncts } from '../adjuncts.ts';
import { contentEnd } from '../clause.ts';
import { subjectBefore } from '../noun-phrase.ts';
import { lowerOf, tokenOf } from '../scene.ts';
import type { CueRule } from './rule.ts';

/** "As S noted, C". */
export const asLeadingFrame: CueRule = ({ scene, group, from, to }) => {
  if (group.mode !== 'finite' || group.passive) return null;
  const source = subjectBefore(scene, group.from);
  if (!source || source.from !== from + 1 || lowerOf(scene, from) !== 'as') return null;
  const adjuncts = skipAdjuncts(scene, group.to, to);
  if (tokenOf(scene, adjuncts.to).text !== ',' && tokenOf(scene, adjuncts.to).text !== ':') return null;
  const start = adjuncts.to + 1;
  const end = contentEnd(scene, start, to);
  if (end <= start) return null;
  return {
    source,
    cue: { from: group.from, to: group.to },
    lemma: group.form.lemma,
    contents: [{ from: start, to: end }],
    nested: group.form.nested,
    negated: group.negated,
    medium: adjuncts.medium ? [adjuncts.medium] : [],
    rule: 'as-frame',
    confidence: 0.7,
  };
};

import { boundsAt, contentEnd } from './clause.ts';
import { cueForm } from './lexicon.ts';
import { subjectBefore } from './noun-phrase.ts';
import { lowerOf, type Proposal, type Scene, tokenOf } from './scene.ts';
import { AUXILIARIES, looksFinite } from './words.ts';

/** "with reportedly over 1,000 in the north" */
const beforeNumber = (scene: Scene, at: number): boolean => [at, at + 1, at + 2].some((near) => tokenOf(scene, near).kind === 'number');

/** "The group reportedly lost 40 men": somebody says so, nobody is named. */
export function hearsay(scene: Scene, at: number): Proposal | null {
  const word = lowerOf(scene, at);
  if (word !== 'reportedly' && word !== 'allegedly') return null;
  const bounds = boundsAt(scene, at);
  let verb = at;
  while (verb > bounds.from && AUXILIARIES.has(lowerOf(scene, verb - 1))) verb--;
  const subject = subjectBefore(scene, verb);
  const to = contentEnd(scene, at + 1, bounds.to);
  const finite = looksFinite(tokenOf(scene, at + 1)) || verb < at;
  if (to <= at + 1 || !(finite || at === bounds.from || beforeNumber(scene, at + 1))) return null;
  // "reportedly said": the one who said it is named.
  if (cueForm(lowerOf(scene, at + 1))?.takes.has('that')) return null;
  const leads = at === bounds.from;
  const before = !leads && finite && subject && subject.from >= bounds.from ? [{ from: subject.from, to: at }] : [];
  return {
    source: null,
    cue: { from: at, to: at + 1 },
    lemma: word,
    contents: [...before, { from: at + 1, to }],
    nested: true,
    negated: false,
    medium: [],
    rule: 'hearsay',
    confidence: 0.55,
  };
}

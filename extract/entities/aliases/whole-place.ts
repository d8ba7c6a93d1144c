import { endsWith, type FindWhole, indexByWord, type NameGroup, only } from './name-group.ts';

/** Finds the place that a part of its name means: "Korea" where only one of the two is told of, "the Strip", "the Gulf". */
export function wholePlaces(groups: readonly NameGroup[]): FindWhole {
  const index = indexByWord(groups.filter((group) => group.type === 'GPE' || group.type === 'LOC'));
  return (group) => {
    const [word] = group.words;
    if (group.words.length !== 1 || word === undefined || (group.type !== 'GPE' && group.type !== 'LOC')) return null;
    const longer = (index.get(word) ?? []).filter((other) => other !== group && other.words.length === 2 && endsWith(other.words, group.words));
    const whole = only(longer);
    if (whole === null) return null;
    if (word === 'korea') return whole;
    return group.type === 'LOC' && whole.type === 'LOC' && whole.start < group.start && HEADS.has(word) ? whole : null;
  };
}

/** Common nouns that stand for a place named in full before. */
const HEADS = new Set('strip gulf peninsula strait straits bay delta valley islands island cape lake river canal coast desert heights'.split(' '));

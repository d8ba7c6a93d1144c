import { endsWith, type FindWhole, indexByWord, type NameGroup, only, startsWith } from './name-group.ts';

/** Finds the fuller name of a person that a shorter one is a part of, where it is one person's alone. */
export function wholePersons(groups: readonly NameGroup[]): FindWhole {
  const people = groups.filter((group) => group.type === 'PERSON');
  const index = indexByWord(people);
  return (group) => {
    const last = group.words.at(-1);
    if (group.type !== 'PERSON' || last === undefined) return null;
    const fuller = (index.get(last) ?? []).filter((other) => other !== group && isFuller(other, group));
    const widest = fuller.filter((one) => !fuller.some((other) => other !== one && isFuller(other, one)));
    const longest = widest.length < 2 ? widest : widest.filter((one) => !widest.includes(misspelt(one, people) ?? group));
    // Two of one surname: the one that was introduced before the short form, if only one was.
    return only(longest) ?? only(longest.filter((other) => other.start < group.start)) ?? misspelt(group, people);
  };
}

/** Its surname or first name, without the middle name, or with an initial for the first. */
function isFuller({ words: long }: NameGroup, { words: short }: NameGroup): boolean {
  const [first = '', last] = [short[0], short.at(-1)];
  if (long.length > short.length)
    return endsWith(long, short) || startsWith(long, short) || (short.length > 1 && long[0] === first && long.at(-1) === last);
  const isInitial = first.length === 1 && short.length === long.length && short.length > 1;
  return isInitial && (long[0] ?? '').length > 1 && (long[0] ?? '').startsWith(first) && endsWith(long, short.slice(1));
}

/** Long enough that two people of names one letter apart are rarer than a slip of the pen. */
const LONG_WORD = 6;

/** The name of another that differs by one letter in one long word, the first or more frequent of the two. */
function misspelt(group: NameGroup, people: readonly NameGroup[]): NameGroup | null {
  if (group.words.length < 2 || people.length > 500) return null;
  return only(
    people.filter((other) => {
      if (other === group || other.words.length !== group.words.length || other.members.length < group.members.length) return false;
      if (other.members.length === group.members.length && other.start > group.start) return false;
      const differing = group.words.filter((word, at) => word !== other.words[at]);
      const [word = ''] = differing;
      const twin = other.words[group.words.indexOf(word)] ?? '';
      return differing.length === 1 && Math.min(word.length, twin.length) >= LONG_WORD && isOneLetterApart(word, twin);
    }),
  );
}

/** One letter is other, missing or added. */
export function isOneLetterApart(one: string, other: string): boolean {
  if (one.length > other.length) return isOneLetterApart(other, one);
  if (other.length - one.length > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one.slice(at + (one.length === other.length ? 1 : 0)) === other.slice(at + 1);
}

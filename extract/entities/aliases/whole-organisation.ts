import reference from '../../../seeds/reference/name-heads.json' with { type: 'json' };
import { isPeople, lookUp } from '../gazetteer.ts';
import { endsWith, type FindWhole, indexByWord, type NameGroup, only, startsWith } from './name-group.ts';

const HEADS = new Set([...reference.last.ORG.split(' '), ...reference.first_of.ORG.split(' ')]);
/** What a company's full name has behind the name by which it goes. */
const COMPANY = new Set('inc corp corporation ltd limited plc llc co company group holdings sa ag gmbh nv'.split(' '));

/** Finds the full name of an organisation: by initials, by its beginning, without its country, by its head alone. */
export function wholeOrganisations(groups: readonly NameGroup[]): FindWhole {
  const organisations = groups.filter((group) => group.type === 'ORG');
  const names = organisations.filter((group) => !group.isNominal);
  const index = indexByWord(organisations);
  const byInitials = new Map<string, NameGroup[]>();
  for (const group of names)
    for (const initials of new Set(initialsOf(group.name))) byInitials.set(initials, [...(byInitials.get(initials) ?? []), group]);

  return (group) => {
    const [first] = group.words;
    if (group.type !== 'ORG' || first === undefined) return null;
    const longer = (index.get(first) ?? []).filter((other) => other !== group && other.words.length > group.words.length);
    if (group.isNominal) return only(longer.filter((other) => other.start < group.start && isSuch(other, group.words)));
    const named = longer.filter((other) => !other.isNominal);
    const short = group.name.replace(/[.\s]/g, '');
    if (/^\p{Lu}{2,6}$/u.test(short)) {
      const initials = only((byInitials.get(short) ?? []).filter((other) => other !== group));
      if (initials) return initials;
    }
    const isWhole = ({ words }: NameGroup): boolean =>
      group.isKnown ? startsWith(words, group.words) && COMPANY.has(words[group.words.length] ?? '') : startsWith(words, group.words);
    if (isPeople(group.name) || first === 'national') return null;
    const begins = named.filter((other) => isWhole(other) || isOwned(other, group.words));
    if (begins.length > 0) return only(begins);
    // "the Commission", once there was just one commission.
    if (group.words.length > 1 || !HEADS.has(first)) return null;
    return only(named.filter((other) => other.words.at(-1) === first && other.start < group.start));
  };
}

/** "the ministry" is the one whose name ends in it, or starts with "Ministry of". */
const isSuch = ({ words }: NameGroup, noun: readonly string[]): boolean =>
  endsWith(words, noun) || (startsWith(words, noun) && /^(?:of|for)$/.test(words[noun.length] ?? ''));

/** "Italian Supreme Court" is a supreme court with its country before it. */
function isOwned({ name, words }: NameGroup, short: readonly string[]): boolean {
  const spelt = name.split(/\s+/);
  return [1, 2].some((length) => {
    const owner = spelt.slice(0, length).join(' ');
    return startsWith(words.slice(length), short) && (isPeople(owner) || lookUp(owner)?.type === 'GPE');
  });
}

/** "World Health Organization" → WHO; with and without small words. */
function initialsOf(name: string): string[] {
  const words = name.split(/[\s-]+/).filter(Boolean);
  if (words.length < 2) return [];
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  return [words, capitals].map((of) => of.map((word) => word[0]?.toUpperCase() ?? '').join(''));
}

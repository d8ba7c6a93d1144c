import type { EntityType, SourceKind } from '../../schemas/common.ts';
import cityList from '../../seeds/reference/cities.json' with { type: 'json' };
import countryList from '../../seeds/reference/countries.json' with { type: 'json' };
import organisationList from '../../seeds/reference/organisations.json' with { type: 'json' };
import peopleList from '../../seeds/reference/peoples.json' with { type: 'json' };
import placeList from '../../seeds/reference/places.json' with { type: 'json' };

export interface Known {
  /** The one name under which articles meet. */
  readonly name: string;
  readonly type: EntityType;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly kind?: SourceKind;
  readonly isCountry?: true;
}

interface Country {
  readonly code: string;
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly demonyms?: readonly string[];
  readonly capital?: string;
}
interface Place {
  readonly name: string;
  readonly demonyms?: readonly string[];
  readonly type: string;
  readonly country?: string;
  readonly aliases?: readonly string[];
}
interface Organisation {
  readonly name: string;
  readonly kind: string;
  readonly aliases?: readonly string[];
}

/** Names compare without points, articles, marks, curly apostrophes; case counts where all letters are capitals ("US", not "us"). */
export const nameKey = (name: string): string => {
  const plain = withoutMarks(name)
    .replace(/^[Tt]he /, '')
    .replace(/[’‘]/g, "'")
    .replace(/\.(?=\p{L}|$|\s)/gu, '');
  return /^\p{Lu}{2,5}$/u.test(plain) ? plain : plain.toLowerCase();
};

const withoutMarks = (name: string): string => (/[^\u0020-\u007e’‘]/.test(name) ? name.normalize('NFD').replace(/\p{M}/gu, '') : name);

const NAMES = new Map<string, Known>();
const add = (names: readonly (string | undefined)[], known: Known): void => {
  for (const name of names) if (name !== undefined && !NAMES.has(nameKey(name))) NAMES.set(nameKey(name), known);
};
const DEMONYMS = new Map<string, { country: string; code: string }>();

for (const { code, name, aliases = [], demonyms = [] } of countryList.countries as readonly Country[]) {
  add([name, ...aliases], { name, type: 'GPE', country: code, isCountry: true });
  for (const demonym of demonyms) {
    const plural = /(?:ese|ish|ch|ss|i)$/.test(demonym) ? demonym : `${demonym}s`;
    for (const form of [demonym, plural]) if (!DEMONYMS.has(nameKey(form))) DEMONYMS.set(nameKey(form), { country: name, code });
  }
}
for (const { name, kind, aliases = [] } of organisationList.organisations as readonly Organisation[])
  add([name, ...aliases], { name, type: 'ORG', kind: kind as SourceKind });
for (const { name, type, country, aliases = [], demonyms = [] } of placeList.places as readonly Place[]) {
  add([name, ...aliases], { name, type: type as EntityType, ...(country !== undefined && { country }) });
  for (const demonym of country === undefined ? [] : demonyms) DEMONYMS.set(nameKey(demonym), { country: name, code: country ?? '' });
}
for (const { code, capital } of countryList.countries as readonly Country[])
  if (capital) add([capital], { name: capital, type: 'GPE', country: code });
for (const [country, names] of Object.entries(cityList.cities)) for (const name of names) add([name], { name, type: 'GPE', country });
const PEOPLES = new Set(Object.values(peopleList.peoples).flat().map(nameKey));

/** What a name is known as; null where no list has it. A name in capitals ("IRAN", of a headline) is also sought in small letters. */
export function lookUp(name: string): Known | null {
  const key = nameKey(name);
  return NAMES.get(key) ?? (key.length > 3 ? NAMES.get(key.toLowerCase()) : undefined) ?? null;
}

/** The country of a demonym ("Russian", "the French"); null for other peoples and words. */
export const demonymCountry = (name: string): { country: string; code: string } | null => DEMONYMS.get(nameKey(name)) ?? null;

/** Whether the word names a nationality, religion or people. */
export const isPeople = (name: string): boolean => DEMONYMS.has(nameKey(name)) || PEOPLES.has(nameKey(name));

import reference from '../../seeds/reference/months.json' with { type: 'json' };

const MONTHS: Readonly<Record<string, readonly (readonly string[])[]>> = reference.months;

const namesOf = (months: readonly (readonly string[])[]): [string, number][] =>
  months.flatMap((names, index) => names.map((name): [string, number] => [name, index + 1]));

const BY_LANGUAGE: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries(MONTHS).map(([language, months]) => [language, new Map(namesOf(months))]),
);

/** Names that mean one month in whatever language; "listopad" (October in Croatian, November in Polish) is none of them. */
const ANYWHERE: ReadonlyMap<string, number> = (() => {
  const all = new Map<string, number | null>();
  for (const months of Object.values(MONTHS)) {
    for (const [name, month] of namesOf(months)) all.set(name, all.has(name) && all.get(name) !== month ? null : month);
  }
  return new Map([...all].filter((entry): entry is [string, number] => entry[1] !== null));
})();

/** The month (1–12) that a word names, in the language given first, then in any; null where it names none. */
export function monthOf(word: string, language: string | null): number | null {
  const name = word.toLowerCase().replace(/\.$/, '');
  const own = language === null ? undefined : BY_LANGUAGE.get(language.slice(0, 2).replace('no', 'nb'));
  return own?.get(name) ?? ANYWHERE.get(name) ?? BY_LANGUAGE.get('en')?.get(name) ?? null;
}

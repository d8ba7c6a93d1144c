import reference from '../../seeds/reference/first-names.json' with { type: 'json' };

export type Gender = 'female' | 'male' | 'either';

const GENDERS = new Map<string, Gender>();
for (const gender of ['either', 'female', 'male'] as const)
  for (const name of reference.names[gender].split(' ')) GENDERS.set(name, GENDERS.has(name) ? 'either' : gender);

/** The gender that a first name mostly has ("Jane"); null where the list has no such name. */
export const genderOf = (firstName: string): Gender | null => GENDERS.get(firstName) ?? null;
export const isFirstName = (word: string): boolean => GENDERS.has(word);

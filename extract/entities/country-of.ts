import { demonymCountry, lookUp } from './gazetteer.ts';

/** ISO 3166-1 alpha-2 code of the country that a name, city or demonym belongs to; null where no list has it. */
export const countryOf = (name: string): string | null => lookUp(name)?.country ?? demonymCountry(name)?.code ?? null;

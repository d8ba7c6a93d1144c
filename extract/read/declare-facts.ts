import type { Declared } from '../article.ts';
import { readMoment } from '../metadata/instant.ts';

export interface DeclaredFacts {
  readonly declared: Declared;
  /** Names that declare nothing here; each becomes a warning. */
  readonly unknownFields: string[];
}

type Taken = string | string[] | null;

const oneText = (value: unknown): string | null => {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  return text.trim() ? text.normalize('NFC').trim() : null;
};

/** A list, or one string of names parted by commas or semicolons (object metadata holds strings only). */
const texts = (value: unknown): string[] | null => {
  const list = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s*[;,]\s*/) : [];
  const clean = list.map(oneText).filter((one) => one !== null);
  return clean.length ? clean : null;
};

const moment = (value: unknown): string | null => {
  const text = oneText(value);
  return text !== null && readMoment(text) ? text : null;
};

/** How each fact is read; `date_published` is another name for `published_at`. */
const READ: Readonly<Record<keyof Declared, (value: unknown) => Taken>> = {
  headline: oneText,
  alternative_headline: oneText,
  authors: texts,
  published_at: moment,
  modified_at: moment,
  received_at: moment,
  publisher: oneText,
  news_agency: oneText,
  section: oneText,
  keywords: texts,
  url: oneText,
  language: oneText,
};
const OTHER_NAMES: Readonly<Record<string, keyof Declared>> = { date_published: 'published_at' };

const isFactName = (name: string): name is keyof Declared => Object.hasOwn(READ, name);

/**
 * Takes the declared facts out of an object of unknown make. Null and blank values declare nothing; a value of the wrong type, or a
 * date that cannot be read, is named among the unknown fields.
 */
export function declareFacts(fields: Readonly<Record<string, unknown>>): DeclaredFacts {
  const taken = new Map<keyof Declared, string | string[]>();
  const unknownFields: string[] = [];
  for (const [given, value] of Object.entries(fields)) {
    const name = OTHER_NAMES[given] ?? given;
    if (!isFactName(name)) unknownFields.push(given);
    else if (value !== null && value !== undefined && value !== '') {
      const fact = READ[name](value);
      if (fact === null) unknownFields.push(given);
      else if (!taken.has(name) || given === name) taken.set(name, fact);
    }
  }
  return { declared: Object.fromEntries(taken), unknownFields };
}

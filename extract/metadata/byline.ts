/** Words that stand in bylines and are no names. */
const NO_NAME =
  /^(?:staff|staff writers?|staff reporters?|wire services?|(?:our |special )?correspondents?|reporters?|editors?|editorial (?:board|team|staff)|admin(?:istrator)?|web ?desk|news ?desk|desk|agencies|agency|guest|contributors?|contributing writer|unknown|anonymous|redaktion|redacción|redazione|rédaction|n\/a|none|null|undefined|author|by)$/i;

const LEAD =
  /^\s*(?:(?:written|story|report(?:ed|ing)?|words|text|article|posted|published)\s+)?(?:by|von|par|por|di|door|av|af)(?:\s*[:\-–]\s*|\s+)/i;

/** A name as bylines print it: two to five words, capitalised, or one where a whole field holds it. */
const NAME =
  /^(?:\p{Lu}[\p{L}\p{M}’'.-]*|(?:de|da|del|della|di|van|von|der|den|al|el|bin|ibn|la|le|du|dos|ten|ter|zu|af|y|e)(?=\s))(?:[\s-]+(?:\p{Lu}[\p{L}\p{M}’'.-]*|de|da|del|della|di|van|von|der|den|al|el|bin|ibn|la|le|du|dos|ten|ter|zu|af|y|e)){0,4}$/u;

/** Whether a text is a name of two to five capitalised words and nothing else. */
export const isPersonName = (text: string): boolean => NAME.test(text.trim()) && /\s/.test(text.trim()) && cleanAuthor(text) !== null;

/** JANE DOE becomes Jane Doe; mixed case stays. */
export const nameCase = (name: string): string =>
  name === name.toUpperCase() && name.length > 3
    ? name.replace(/(\p{L})(\p{L}*)/gu, (_, first: string, others: string) => first + others.toLowerCase())
    : name;

/** One author of a field, cleaned: without "By", handles, addresses and job titles; null where no name is left. */
export function cleanAuthor(field: string): string | null {
  const name = field
    .normalize('NFC')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^\s*authors?\s*:\s*/i, '')
    .replace(LEAD, '')
    .replace(/[\s,|–-]*(?:\S+@\S+|@\w+|https?:\S+).*$/, '')
    .replace(/\s*\((?:[^)]*)\)\s*$/, '')
    .replace(/^[\s,;:|·•–—-]+|[\s,;:|·•–—-]+$/g, '')
    .trim();
  if (name.length < 2 || name.length > 80 || NO_NAME.test(name) || !/\p{L}{2}/u.test(name) || /^https?:|\.(?:com|org|net)\b/i.test(name)) return null;
  return nameCase(name);
}

const SEPARATOR = /\s*(?:,|;|\/|\||\s&\s|\s(?:and|und|et|y|with)\s)\s*/i;

/** The names of a byline line ("By Jane Doe and John Roe, Staff Writers"); null where the line is none. */
export function readBylineAuthors(line: string): string[] | null {
  if (!/^\s*(?:(?:written|story|report(?:ed|ing)?|words)\s+)?by[\s:]/i.test(line)) return null;
  const names = line
    .replace(LEAD, '')
    .split(SEPARATOR)
    .map(cleanAuthor)
    .filter((name) => name !== null);
  const [first] = names;
  if (first === undefined || !NAME.test(first)) return null;
  const people = names.filter(
    (name) =>
      NAME.test(name) &&
      /\s/.test(name) &&
      !/\b(?:Writer|Reporter|Correspondent|Editor|Press|Reuters|News|Agency|Staff|Times|Post|Today|Bureau|Chief)s?\b/.test(name),
  );
  return people.length ? people : [first];
}

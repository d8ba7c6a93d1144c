export interface Dateline {
  /** As printed, without the dash ("NAIROBI, Kenya (AP)"). */
  readonly text: string;
  readonly place: string | null;
  readonly agency: string | null;
  /** The date in it, without a year ("March 3"), as printed. */
  readonly date: string | null;
}

const AGENCY =
  'AP|AFP|Reuters|REUTERS|UPI|DPA|dpa|ANI|PTI|IANS|TASS|Xinhua|Bloomberg|CNN|Kyodo(?: News)?|Yonhap|Anadolu|AA|EFE|ANSA|APA|BNO News|CP|PA|AAP|WAM|SANA|IRNA|Interfax|Ukrinform|Business Wire|BUSINESS WIRE|PRNewswire|GLOBE NEWSWIRE|The Canadian Press|Associated Press|The Associated Press';
/** In brackets after a place any name is an agency. */
const ANY_AGENCY = "\\p{Lu}[\\p{L}.&’'-]*(?: \\p{Lu}[\\p{L}.&’'-]*){0,3}";
const MONTH =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)';
/** A year of two digits is no use as a date, but belongs to the dateline. */
const DATE = `(${MONTH} \\d{1,2}(?:, \\d{4})?|\\d{1,2} ${MONTH}(?: \\d{4})?)(?: (\\d{2}))?`;
/** A city in capitals, or any name where agency or date follow it; a region after a comma. */
const PLACE =
  "([\\p{Lu}][\\p{L}\\p{M}.'’-]*(?:[ /][\\p{Lu}][\\p{L}\\p{M}.'’-]*){0,4}(?:, [\\p{Lu}][\\p{L}\\p{M}.'’-]*(?:[ .][\\p{Lu}][\\p{L}\\p{M}.'’-]*){0,3}){0,2})";
const DASH = '\\s*(?:—|–|--|-(?=\\s)|―|:(?=\\s))\\s*';
const WITH_BOTH = new RegExp(
  `^${PLACE}(?: \\([^)]+\\)(?=, \\d))?(?:,? ${DATE})?(?: \\((${AGENCY}|${ANY_AGENCY})\\)|[ ,/]+(${AGENCY}))?${DASH}(?=\\S)`,
  'u',
);
const AGENCY_ONLY = new RegExp(`^\\((${AGENCY})\\)${DASH}`, 'u');

/** Reads the dateline that a body starts with ("NAIROBI, March 3 (AP) —"); null where it starts with prose. */
export function readDateline(body: string): Dateline | null {
  const start = body.slice(0, 200);
  const alone = AGENCY_ONLY.exec(start);
  if (alone) return { text: `(${alone[1]})`, place: null, agency: alone[1] ?? null, date: null };
  const match = WITH_BOTH.exec(start);
  if (!match) return null;
  const [whole, place = '', date, shortYear, bracketed, bare] = match;
  const agency = bracketed ?? bare ?? null;
  const [city = ''] = place.split(',');
  const isShouted = city === city.toUpperCase() && /\p{Lu}{2}/u.test(city);
  const isColon = /:\s*$/.test(whole);
  if (agency === null && date === undefined && (!isShouted || isColon)) return null;
  if (
    isShouted &&
    agency === null &&
    date === undefined &&
    /^(?:BREAKING|UPDATE|WATCH|EXCLUSIVE|OPINION|ANALYSIS|VIDEO|LIVE|NEWS|FACTBOX|EXPLAINER|CORRECTION)\b/.test(city)
  )
    return null;
  return {
    text: whole.replace(new RegExp(`${DASH}$`), '').trim(),
    place: titleCase(place),
    agency,
    date: shortYear === undefined ? (date ?? null) : null,
  };
}

/** "GAZA CITY, Gaza Strip" becomes "Gaza City, Gaza Strip"; "U.S." stays. */
const titleCase = (place: string): string => place.replace(/\p{Lu}[\p{Lu}\p{M}’']{2,}/gu, (word) => word[0] + word.slice(1).toLowerCase());

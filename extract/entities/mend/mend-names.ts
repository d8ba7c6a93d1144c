import type { Doc } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';
import { refineType } from '../refine-types.ts';
import { agreeInArticle } from './agree-in-article.ts';
import { dropCalendar } from './drop-calendar.ts';
import { dropDoubtful } from './drop-doubtful.ts';
import { joinHyphens } from './join-hyphens.ts';
import { knownCountries } from './known-countries.ts';
import { longestInArticle } from './longest-in-article.ts';
import { repeatInArticle } from './repeat-in-article.ts';
import { splitPeople } from './split-people.ts';
import { splitPlaces } from './split-places.ts';
import { surnamesArePeople } from './surnames.ts';
import { trimCompounds } from './trim-compounds.ts';
import { trimTitles } from './trim-titles.ts';
import { typeByHead } from './type-by-head.ts';

type Mend = (doc: Doc, names: readonly NameSpan[]) => NameSpan[];

/** Borders before types, since types go by the words of the name; then agreement, since it counts the types of all places; doubts last. */
export const MENDS: readonly Mend[] = [
  trimCompounds,
  splitPeople,
  trimTitles,
  joinHyphens,
  splitPlaces,
  longestInArticle,
  knownCountries,
  repeatInArticle,
  dropCalendar,
  typeByHead,
  (doc, names) => names.map((name) => refineType(name, doc.text.slice(name.start, name.end))),
  surnamesArePeople,
  agreeInArticle,
  dropDoubtful,
];

/** What lists, head words and the rest of the article know better than the tagger. */
export const mendNames = (doc: Doc, names: readonly NameSpan[]): NameSpan[] => MENDS.reduce((mended, mend) => mend(doc, mended), [...names]);

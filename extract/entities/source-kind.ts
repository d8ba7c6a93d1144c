import type { EntityType, SourceKind } from '../../schemas/common.ts';
import institutions from '../../seeds/reference/institutions.json' with { type: 'json' };
import { lookUp } from './gazetteer.ts';

/** Offices of science that are the state's, though they are called institutes and surveys. */
const STATE_SCIENCE =
  /\b(?:volcanolog|seismolog|geological survey|meteorolog|statistic|census|hydrograph|national weather|space research|civil aviation|space agency|disaster|central bank)/i;

const SPEAKERS = new Map(Object.entries({ ...institutions.nouns, ...institutions.speakers })) as ReadonlyMap<string, SourceKind>;

/**
 * What kind of speaker a phrase names ("the Hamas-run health ministry": health_authority), by its nouns, the later the weightier,
 * two words before one; a known name by its list. A spokesperson has the kind of the institution. Null: it does not say.
 */
export function sourceKindOf(phrase: string, type: EntityType | null = null): SourceKind | null {
  const known = lookUp(phrase.replace(/['’]s$/, ''));
  if (known?.kind) return known.kind;
  if (known?.country !== undefined || type === 'GPE') return 'government';
  if (STATE_SCIENCE.test(phrase)) return 'government';
  const words = phrase.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
  // Only what stands before "of", "in" or a comma is the head; "a doctor at the hospital" speaks as a doctor.
  const [head = ''] = phrase.toLowerCase().split(/\s(?:in|at|from|near|who|which)\s|[,(]/);
  const ranked = [head.match(/[\p{L}-]+/gu) ?? [], words].flatMap((of) => [...kindsIn(of, [3, 2]), ...kindsIn(of, [1])]);
  // "the university's study": a document speaks for its issuer, where one is named.
  const kind = ranked.find((one) => one !== 'document') ?? ranked[0];
  if (kind) return kind;
  return type === 'ORG' && /\b(?:Inc|Corp|Ltd|PLC|plc|AG|SA|Group|Holdings|Airlines|Airways|Motors|Bank)\b/.test(phrase) ? 'company' : null;
}

/** The kinds of the words of a phrase, the last word first. */
function kindsIn(words: readonly string[], lengths: readonly number[]): SourceKind[] {
  const kinds: SourceKind[] = [];
  for (let at = words.length - 1; at >= 0; at--) {
    if (/^spokes(?:man|woman|person|people)$/.test(words[at] ?? '')) continue;
    for (const length of lengths) {
      const kind = at - length + 1 >= 0 ? SPEAKERS.get(words.slice(at - length + 1, at + 1).join(' ')) : undefined;
      if (kind) kinds.push(kind);
    }
  }
  return kinds;
}

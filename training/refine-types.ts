import { hashPhrase, type Lexicon, PHRASE_KINDS, type PhraseKind } from '../extract/entities/tagger/lexicon.ts';
import { tokenize } from '../extract/text/tokenize.ts';

/**
 * Heads that tell a type where a corpus leaves it open (CoNLL's LOC and MISC, GUM's place and abstract). What stays open is
 * summed over in training.
 */
const HEADS: readonly [string, ReadonlySet<string>][] = [
  ['LAW', words('act bill treaty convention constitution charter protocol amendment accord accords agreement law code directive pact decree')],
  [
    'EVENT',
    words(
      'cup championship championships open olympics games war festival prix tour series masters classic election elections summit conference tournament trophy derby marathon revolution uprising intifada holocaust earthquake hurricane cyclone typhoon forum expo league grand-prix wimbledon',
    ),
  ],
  [
    'FAC',
    words(
      'airport stadium hospital bridge street road square palace station prison avenue boulevard tower gate camp university church mosque cathedral museum plant arena center centre hall hotel building house highway port',
    ),
  ],
  [
    'LOC',
    words(
      'river lake mount mountain mountains sea ocean gulf strait island islands valley desert peninsula bay africa asia europe america coast delta hills canyon forest basin cape channel plateau pacific atlantic mediterranean caribbean antarctica arctic east west north south',
    ),
  ],
];
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Lists that are surer than heads ("South Korea" is no region), and one that is less sure. */
const SURE: readonly [string, PhraseKind][] = [
  ['GPE', 'country'],
  ['LOC', 'place'],
  ['NORP', 'norp'],
];

/** The types that a span may have after a look at its words: fewer than given, never none. */
export function refineTypes(types: readonly string[], exact: string, lexicon: Lexicon): readonly string[] {
  if (types.length < 2) return types;
  const tokens = tokenize(exact).map((token) => token.lower);
  const bits = lexicon.phraseBits(hashPhrase(tokens));
  const listed = (kind: PhraseKind): boolean => (bits & (1 << PHRASE_KINDS.indexOf(kind))) !== 0;
  // Languages are abstract things in GUM, adjectives of people in the rest.
  if (listed('norp') && types.includes('WORK_OF_ART')) return ['NORP'];
  const sure = SURE.find(([type, kind]) => types.includes(type) && listed(kind));
  if (sure) return [sure[0]];
  const last = tokens.at(-1) ?? '';
  const first = tokens[0] ?? '';
  const head = HEADS.find(([type, heads]) => types.includes(type) && tokens.length > 1 && (heads.has(last) || (type === 'LOC' && heads.has(first))));
  if (head) return [head[0]];
  if (types.includes('GPE') && listed('city')) return ['GPE'];
  if (types.includes('EVENT') && /^(?:covid|coronavirus|ebola)/i.test(exact)) return ['EVENT'];
  if (types.includes('NORP') && /-(?:led|born|based|backed|ruled|controlled|registered)$/i.test(exact)) return ['NORP'];
  if (types.includes('PRODUCT') && /\p{Lu}.*\d/u.test(exact) && !/\d{4}$/.test(exact)) return ['PRODUCT'];
  // Laws have telling heads; what has none is no law.
  const rest = types.filter((type) => type !== 'LAW');
  return rest.length > 0 ? rest : types;
}

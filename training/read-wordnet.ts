import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PhraseKind } from '../extract/entities/tagger/lexicon.ts';

/** What a name is, by the first of these words among what WordNet says it is an instance or a kind of. */
const KINDS: readonly [PhraseKind, ReadonlySet<string>][] = [
  ['norp', new Set(['inhabitant', 'ethnic_group', 'religious_person', 'religion', 'language', 'nation', 'denizen'])],
  ['person', new Set(['person'])],
  ['country', new Set(['country', 'state', 'administrative_district', 'city', 'town', 'municipality', 'capital', 'district', 'village'])],
  ['place', new Set(['body_of_water', 'land', 'geological_formation', 'location', 'region', 'continent'])],
  ['org', new Set(['organization', 'social_group'])],
  ['event', new Set(['event'])],
  ['thing', new Set(['artifact', 'communication'])],
];

interface Synset {
  readonly words: string[];
  readonly up: string[];
}

/** Names in WordNet with their kind: instances, and capitalised kinds of people, religions and languages. */
export function readWordnetNames(folder: string): { name: string; kind: PhraseKind }[] {
  const synsets = new Map<string, Synset>();
  for (const line of readFileSync(join(folder, 'data.noun'), 'utf8').split('\n')) {
    if (!/^\d/.test(line)) continue;
    const fields = line.split(' ');
    const count = Number.parseInt(fields[3] ?? '0', 16);
    const words = Array.from({ length: count }, (_, n) => fields[4 + 2 * n] ?? '');
    const up = [...line.matchAll(/ @i? (\d+) n/g)].map((match) => match[1] ?? '');
    synsets.set(fields[0] ?? '', { words, up });
  }
  const names: { name: string; kind: PhraseKind }[] = [];
  for (const { words, up } of synsets.values()) {
    const capitalised = words.filter((word) => /^\p{Lu}/u.test(word));
    const kind = capitalised.length > 0 ? kindOf(synsets, up) : undefined;
    if (kind) for (const word of capitalised) names.push({ name: word.replaceAll('_', ' '), kind });
  }
  for (const line of readFileSync(join(folder, 'data.adj'), 'utf8').split('\n')) {
    const word = /^\d+ \d+ [as] [0-9a-f]+ (\p{Lu}[\p{L}-]+)/u.exec(line)?.[1];
    if (word) names.push({ name: word, kind: 'norp' });
  }
  return names;
}

function kindOf(synsets: ReadonlyMap<string, Synset>, start: readonly string[]): PhraseKind | undefined {
  const above = new Set<string>();
  const queue = [...start];
  for (let offset = queue.pop(); offset !== undefined; offset = queue.pop()) {
    const synset = synsets.get(offset);
    if (!synset || above.has(offset)) continue;
    above.add(offset);
    queue.push(...synset.up);
  }
  const words = new Set([...above].flatMap((offset) => synsets.get(offset)?.words ?? []));
  return KINDS.find(([, marks]) => [...marks].some((mark) => words.has(mark)))?.[0];
}

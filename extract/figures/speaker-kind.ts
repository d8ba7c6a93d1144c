import type { SourceKind } from '../../schemas/common.ts';
import reference from '../../seeds/reference/speaker-kinds.json' with { type: 'json' };
import { lookUp } from '../entities/gazetteer.ts';
import { sourceKindOf } from '../entities/source-kind.ts';
import { singularOf } from '../text/lemma.ts';
import { oncePerWord } from '../text/once-per-word.ts';

const HEADS = new Map<string, SourceKind>();
for (const [kind, phrases] of Object.entries(reference.heads)) for (const phrase of phrases) HEADS.set(phrase, kind as SourceKind);
const GENERIC: ReadonlySet<string> = new Set(reference.generic);
const LONGEST = 5;
/** Where the head of a phrase ends: what follows says where it is or what it does. */
const BEHIND_HEAD = /\s(?:in|at|from|near|who|which|that|whose|on|for|of|by|with|to|outside|quoting|citing)\s|[,(]/;

/**
 * What kind of speaker a phrase names by its words alone: a name that is known, where its head could speak for anyone ("Houthi
 * spokesman", "observers from the Council of Europe"); the longest last words of its head; those of the whole; null where none tells.
 */
export const kindOfWords = oncePerWord((phrase: string): SourceKind | null => {
  const plain = phrase.replace(/[’]/g, "'").trim();
  const [head = ''] = plain.split(BEHIND_HEAD);
  const headWords = wordsOf(head);
  const known = lookUp(plain.replace(/'s$/, ''));
  if (known?.kind) return known.kind;
  const generic = headWords.some((word, at) => GENERIC.has(bare(word.toLowerCase())) || GENERIC.has(lower(headWords.slice(at, at + 2))));
  const named = generic || headWords.length === 0 ? (kindOfNames(plain) ?? kindOfComplement(plain)) : null;
  return named ?? kindOfEnd(headWords) ?? kindOfRest(headWords) ?? kindOfNames(head) ?? kindOfRest(wordsOf(plain)) ?? sourceKindOf(phrase);
});

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}.&'–-]+/gu) ?? [];
const lower = (words: readonly string[]): string => words.join(' ').toLowerCase().replace(/\.$/, '');
const bare = (text: string): string => text.replace(/'s$|'$/, '');

/** "the director of a hospital", "an official at the ministry": for whom somebody speaks who could speak for anyone. */
function kindOfComplement(text: string): SourceKind | null {
  const of = /\s(?:of|for|from|at|with)\s+(?:the\s+|an?\s+)?(?=\p{L})/u.exec(text);
  const rest = of ? (text.slice(of.index + of[0].length).split(/[,(]/)[0] ?? '') : '';
  const words = wordsOf(rest);
  return words.length > 0 ? (kindOfEnd(words) ?? kindOfRest(words)) : null;
}

/** By the last words of the head, the longest phrase first. */
function kindOfEnd(words: readonly string[]): SourceKind | null {
  for (let length = Math.min(LONGEST, words.length); length >= 1; length--) {
    const phrase = bare(lower(words.slice(-length)));
    const found = HEADS.get(phrase) ?? HEADS.get(`${phrase.slice(0, phrase.lastIndexOf(' ') + 1)}${singularOf(words.at(-1) ?? '')}`);
    if (found) return found;
  }
  return null;
}

/** By words before the end of the head ("Chief executive Ingrid Solheim", "Sheriff Lee"), the later first. */
function kindOfRest(words: readonly string[]): SourceKind | null {
  for (let end = words.length - 1; end >= 1; end--) {
    const found = kindOfEnd(words.slice(0, end));
    if (found) return found;
  }
  return null;
}

/** By a name in the phrase that a list knows, the longest first, the first among equals. */
function kindOfNames(text: string): SourceKind | null {
  const words = wordsOf(text);
  for (let length = Math.min(LONGEST, words.length); length >= 1; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const name = words.slice(from, from + length).join(' ');
      if (!/^\p{Lu}/u.test(name) && !/^al-/.test(name)) continue;
      const known = lookUp(bare(name)) ?? lookUp(`${bare(name)}s`);
      if (known?.kind) return known.kind;
    }
  }
  return null;
}

import { type Doc, tokenAt } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';

/** How sure a name must be to be one wherever its words stand. */
const SURE = 0.5;

/** The words of a sure name are that name where the tagger saw none, too. */
export function repeatInArticle(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  const { tokens } = doc;
  const isTaken = new Uint8Array(tokens.length);
  const forms = new Map<string, { words: string[]; name: NameSpan }[]>();
  for (const name of names) {
    const from = tokenAt(doc, name.start);
    const to = tokenAt(doc, name.end - 1);
    isTaken.fill(1, from, to + 1);
    const words = tokens.slice(from, to + 1).map((token) => token.text);
    const [first = ''] = words;
    if (name.confidence < SURE || first.length < 2 || !/^\p{Lu}/u.test(first)) continue;
    const same = forms.get(first) ?? [];
    if (!same.some((form) => form.words.join(' ') === words.join(' '))) forms.set(first, [...same, { words, name }]);
  }
  const found: NameSpan[] = [];
  tokens.forEach((token, at) => {
    const candidates = isTaken[at] ? undefined : forms.get(token.text);
    const form = candidates
      ?.filter(({ words }) => words.every((word, offset) => tokens[at + offset]?.text === word && !isTaken[at + offset]))
      .sort((one, other) => other.words.length - one.words.length)[0];
    const last = form && tokens[at + form.words.length - 1];
    if (!form || !last || last.sentence !== token.sentence) return;
    isTaken.fill(1, at, at + form.words.length);
    const { type, confidence, rule } = form.name;
    found.push({ start: token.start, end: last.end, type, confidence: confidence * 0.8, rule: `${rule}+repeat_in_article` });
  });
  return found.length === 0 ? [...names] : [...names, ...found].sort((one, other) => one.start - other.start);
}

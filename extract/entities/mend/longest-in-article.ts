import { type Doc, tokenAt } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';

/** How sure the long form must be, and how unsure the parts in its place may be. */
const SURE = 0.7;

interface Form {
  readonly words: readonly string[];
  readonly name: NameSpan;
}

/** The same words as a long name elsewhere in the article are that name, not the shorter names that stand in it. */
export function longestInArticle(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  const forms = new Map<string, Form[]>();
  for (const name of names) {
    const words = wordsOf(doc, name);
    const [first = ''] = words;
    if (words.length < 3 || name.confidence < SURE) continue;
    const same = forms.get(first) ?? [];
    if (!same.some((form) => form.words.join(' ') === words.join(' '))) forms.set(first, [...same, { words, name }]);
  }
  if (forms.size === 0) return [...names];

  const found: NameSpan[] = [];
  let next = 0;
  while (next < names.length) {
    const name = names[next];
    if (!name) break;
    const long = longForm(doc, name, forms);
    if (!long) {
      found.push(name);
      next++;
      continue;
    }
    found.push(long);
    while ((names[next]?.start ?? Number.POSITIVE_INFINITY) < long.end) next++;
  }
  return found;
}

function longForm(doc: Doc, name: NameSpan, forms: ReadonlyMap<string, readonly Form[]>): NameSpan | null {
  const at = tokenAt(doc, name.start);
  let best: NameSpan | null = null;
  for (const form of forms.get(doc.tokens[at]?.text ?? '') ?? []) {
    const last = doc.tokens[at + form.words.length - 1];
    if (!last || last.end <= Math.max(name.end, best?.end ?? 0) || last.sentence !== doc.tokens[at]?.sentence) continue;
    if (form.words.every((word, offset) => doc.tokens[at + offset]?.text === word))
      best = {
        start: name.start,
        end: last.end,
        type: form.name.type,
        confidence: form.name.confidence,
        rule: `${form.name.rule}+longest_in_article`,
      };
  }
  return best;
}

function wordsOf(doc: Doc, name: NameSpan): string[] {
  const words: string[] = [];
  for (let at = tokenAt(doc, name.start); (doc.tokens[at]?.start ?? Number.POSITIVE_INFINITY) < name.end; at++)
    words.push(doc.tokens[at]?.text ?? '');
  return words;
}

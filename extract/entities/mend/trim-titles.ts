import { type Doc, tokenAt } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';
import { isTitleOnly } from '../roles/role.ts';

/** A person's name starts behind the title: "Envoy Lena Marsh" is Lena Marsh. A title that is the whole name stays. */
export function trimTitles(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  return names.map((name) => {
    if (name.type !== 'PERSON') return name;
    let at = tokenAt(doc, name.start);
    while (isTitleOnly(doc.tokens[at]?.lower ?? '') && (doc.tokens[at + 1]?.end ?? Number.POSITIVE_INFINITY) <= name.end)
      at += doc.tokens[at + 1]?.text === '.' ? 2 : 1;
    const start = doc.tokens[at]?.start ?? name.start;
    return start <= name.start || start >= name.end ? name : { ...name, start, rule: `${name.rule}+title` };
  });
}

import { type Doc, tokenAt } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';

/** Behind a hyphen these make a word of the name, no longer name ("Lorne-based"). */
export const COMPOUNDS =
  /^(?:based|led|run|born|backed|controlled|held|style|type|made|owned|bound|trained|funded|sponsored|supported|linked|affiliated|wide|area|era|elect|raised|registered|listed|designed|friendly|like|size|sized|speaking|occupied|administered|brokered|mediated|ruled|dominated|aligned|allied|inspired|proof|class|only|free|related|appointed|educated|designate|turned|hosted|organised|organized|produced|flagged|operated|developed)$/;

/** A person's name goes on behind a hyphen: "Lee Sun-hee" where the tagger saw "Lee Sun". */
export function joinHyphens(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  return names.map((name, index) => {
    if (name.type !== 'PERSON' || !/^[-‑]$/.test(doc.text[name.end] ?? '')) return name;
    const hyphen = tokenAt(doc, name.end);
    const rest = doc.tokens[hyphen + 1];
    const next = names[index + 1];
    if (rest?.kind !== 'word' || rest.spaced || rest.start !== name.end + 1 || COMPOUNDS.test(rest.lower)) return name;
    if (next && next.start < rest.end) return name;
    return { ...name, end: rest.end, rule: `${name.rule}+hyphen` };
  });
}

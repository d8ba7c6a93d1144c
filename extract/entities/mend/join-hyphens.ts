import { type Doc, type Token, tokenAt } from '../../document.ts';
import type { NameSpan } from '../name-span.ts';

/** Behind a hyphen these make a word of the name, no longer name ("Lorne-based"). */
export const COMPOUNDS =
  /^(?:based|led|run|born|backed|controlled|held|style|type|made|owned|bound|trained|funded|sponsored|supported|linked|affiliated|wide|area|era|elect|raised|registered|listed|designed|friendly|like|size|sized|speaking|occupied|administered|brokered|mediated|ruled|dominated|aligned|allied|inspired|proof|class|only|free|related|appointed|educated|designate|turned|hosted|organised|organized|produced|flagged|operated|developed)$/;

/** A person's name goes on behind a hyphen: "Lee Sun-hee" where the tagger saw "Lee Sun". */
export function joinHyphens(doc: Doc, names: readonly NameSpan[]): NameSpan[] {
  return names.map((name, index) => {
    if (name.type !== 'PERSON') return name;
    const limit = names[index + 1]?.start ?? doc.text.length;
    const end = endBehindHyphens(doc, name.end, limit);
    return end === name.end ? name : { ...name, end, rule: `${name.rule}+hyphen` };
  });
}

/** Where a name that may end before or on a hyphen really ends, at most at the limit. */
function endBehindHyphens(doc: Doc, from: number, limit: number): number {
  let end = from;
  for (let at = tokenAt(doc, from - 1); ; at += 2) {
    const isOn = isHyphen(doc.tokens[at]);
    const [hyphen, rest] = isOn ? doc.tokens.slice(at, at + 2) : doc.tokens.slice(at + 1, at + 3);
    if (!isHyphen(hyphen) || hyphen?.spaced || rest?.kind !== 'word' || rest.spaced || rest.end > limit || COMPOUNDS.test(rest.lower)) return end;
    end = rest.end;
    if (isOn) at -= 1;
  }
}

const isHyphen = (token: Token | undefined): boolean => token !== undefined && /^[-‑]$/.test(token.text);

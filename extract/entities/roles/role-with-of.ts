import { affiliationOf, isHead, isNounLike, isSpeech, ownerAt, type Role, roleFrom, type Surroundings, within } from './role.ts';
import { startOf } from './role-before.ts';

/** How many tokens may stand between the preposition and the name. */
const LONGEST = 14;

/** "secretary general of the Lorne Union NAME", "the head of Lorne Water, NAME,", "Minister of Foreign Affairs NAME". */
export function roleWithOf(around: Surroundings): Role | null {
  const comma = within(around, around.first - 1)?.text === ',';
  if (comma && isSpeech(within(around, around.last + 1)?.lower ?? '')) return null;
  const end = comma ? around.first - 1 : around.first;
  for (let at = end - 1; at > end - LONGEST; at--) {
    const token = within(around, at);
    if (!token) return null;
    const isPreposition = /^(?:of|for|at|to)$/.test(token.lower) && !around.nameAt.has(at);
    if (isPreposition && isHead(within(around, at - 1)?.lower ?? '') && !around.nameAt.has(at - 1)) return complete(around, at, end);
    if (!mayStand(around, at, comma)) return null;
  }
  return null;
}

/** Names, capitals and small words of an institution's name between the title and the person; before a comma nouns and brackets, too. */
function mayStand(around: Surroundings, at: number, comma: boolean): boolean {
  const token = within(around, at);
  if (ownerAt(around, at)) return true;
  if (!token || around.nameAt.has(at)) return false;
  if (comma && (isNounLike(token) || /^[()]$/.test(token.text))) return true;
  return /^(?:the|of|and|for|&|['’]s?)$/.test(token.lower) || (token.kind === 'word' && /^\p{Lu}/u.test(token.text));
}

function complete(around: Surroundings, preposition: number, end: number): Role | null {
  const { from, affiliation } = startOf(around, preposition - 1);
  const start = within(around, from)?.start;
  const head = within(around, preposition - 1);
  const last = within(around, end - 1);
  if (start === undefined || !head || !last || preposition + 1 >= end) return null;
  for (let at = preposition + 1; at < end; at++) {
    const owner = ownerAt(around, at);
    // An ambassador to a country is not that country's.
    const isTo = within(around, preposition)?.lower === 'to';
    if (owner) return roleFrom(around, start, head.end, affiliation ?? (isTo ? null : affiliationOf(around, owner)));
  }
  return /^\p{Lu}/u.test(head.text) ? roleFrom(around, start, last.end, affiliation) : null;
}

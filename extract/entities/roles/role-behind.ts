import { affiliationOf, isHead, isNounLike, ownerAt, type Role, roleFrom, type Surroundings, within } from './role.ts';

/** How far behind the comma the title may stand. */
const NOUNS = 6;
const BREAKS = /^(?:[,.;:()“”"]|of|for|at|in|with|from|to|on|by|and|who|which|that|said|says|was|is|are|were|told|has|had)$/;

/** "NAME, Union deputy branch secretary,", "NAME, 54, a spokesman for the ministry,", "NAME, the company's owner,". */
export function roleBehind(around: Surroundings): Role | null {
  let from = around.last + 2;
  if (within(around, around.last + 1)?.text !== ',') return null;
  if (within(around, from)?.kind === 'number' && within(around, from + 1)?.text === ',') from += 2;
  if (/^(?:the|a|an|its|their|his|her|our|one)$/.test(within(around, from)?.lower ?? '')) from++;
  let owner = ownerAt(around, from);
  if (owner) {
    while (around.nameAt.get(from) === owner) from++;
    if (/^['’]s?$/.test(within(around, from)?.text ?? '')) from++;
  }
  let head = -1;
  for (let at = from; at < from + NOUNS + 1; at++) {
    const token = within(around, at);
    if (/^['’]s?$/.test(token?.text ?? '') && head < 0) {
      // "the company's chief executive": the role starts behind what it belongs to.
      from = at + 1;
      continue;
    }
    if (!token || around.nameAt.has(at) || BREAKS.test(token.lower)) break;
    if (isHead(token.lower)) head = at;
    else if (!isNounLike(token) && !/^[-–]$/.test(token.text) && !/^\p{Lu}/u.test(token.text)) break;
  }
  const [start, title] = [within(around, from), within(around, head)];
  if (head < from || !start || !title) return null;
  if (!owner && /^(?:of|for|at|with|from|in)$/.test(within(around, head + 1)?.lower ?? ''))
    owner = ownerAt(around, within(around, head + 2)?.lower === 'the' ? head + 3 : head + 2);
  return roleFrom(around, start.start, endOf(around, head), affiliationOf(around, owner));
}

/** "minister of water and energy", "Secretary of State": what the office is of belongs to it, a name or a definite noun does not. */
function endOf(around: Surroundings, head: number): number {
  let last = head;
  if (within(around, head + 1)?.lower === 'of') {
    let at = head + 2;
    while (at < head + 6 && !around.nameAt.has(at) && isField(around, at)) {
      last = at;
      at += within(around, at + 1)?.lower === 'and' ? 2 : 1;
    }
  }
  return within(around, last)?.end ?? 0;
}

function isField(around: Surroundings, at: number): boolean {
  const token = within(around, at);
  return isNounLike(token) || (token?.kind === 'word' && /^\p{Lu}/u.test(token.text));
}

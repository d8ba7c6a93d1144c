import {
  affiliationOf,
  isAbbreviation,
  isHead,
  isHonorific,
  isNounLike,
  isPart,
  isSpeech,
  ownerAt,
  type Role,
  roleFrom,
  type Surroundings,
  within,
} from './role.ts';

/** "Russian Deputy Foreign Minister NAME", "Union deputy branch secretary NAME", "the company's chief executive, NAME". */
export function roleBefore(around: Surroundings): Role | null {
  const comma = within(around, around.first - 1)?.text === ',';
  const at = comma ? around.first - 2 : around.first - 1;
  const dot = within(around, at)?.text === '.' && isAbbreviation(within(around, at - 1)?.lower ?? '');
  // "chief of staff NAME" has its head two words before.
  const isStaff = ['chief', 'of', 'staff'].every((part, offset) => within(around, at - 2 + offset)?.lower === part);
  const head = dot ? at - 1 : isStaff ? at - 2 : at;
  const last = within(around, at);
  const word = within(around, head);
  if (
    !word ||
    !last ||
    word.text === 'major' ||
    around.nameAt.has(head) ||
    !(isHead(word.lower) || isAbbreviation(word.lower)) ||
    isHonorific(word.lower)
  )
    return null;
  const { from, affiliation } = startOf(around, head);
  // After a comma only a definite phrase is an apposition: "the company's chief executive, NAME,", not "the leader, NAME said".
  if (comma && !/^(?:the|its|their|his|her|our|['’]s?)$/.test(within(around, from - 1)?.lower ?? '')) return null;
  if (comma && isSpeech(within(around, around.last + 1)?.lower ?? '')) return null;
  const start = within(around, from)?.start ?? word.start;
  return roleFrom(around, start, last.end, affiliation);
}

/** How many unknown nouns may stand between an owner and the title. */
const NOUNS = 3;

/** Where the role that ends in the head starts, and to whom it belongs. */
export function startOf(around: Surroundings, head: number): { from: number; affiliation: string | null } {
  let from = head;
  while (!around.nameAt.has(from - 1) && joins(around, from - 1)) from--;
  while (from < head && /^(?:[-–.]|and)$/.test(within(around, from)?.lower ?? '')) from++;
  while (isCapitalised(around, from) && isCapitalised(around, from - 1) && within(around, from - 2)) from--;
  let owner = ownerBefore(around, from);
  // Nouns that no list has, where the owner stands right before them: "Union deputy branch secretary".
  for (let more = 1; owner === null && more <= NOUNS && isNounLike(within(around, from - more)) && !around.nameAt.has(from - more); more++) {
    owner = ownerBefore(around, from - more);
    if (owner !== null) from -= more;
  }
  return { from, affiliation: affiliationOf(around, owner) };
}

/** "Editorial Manager NAME": titles in capitals take any capital before them, but the first word of the sentence. */
function isCapitalised(around: Surroundings, at: number): boolean {
  const token = within(around, at);
  const [top] = around.doc.paragraphs;
  const isTitleCase = top?.part === 'headline' && (token?.start ?? 0) < top.end;
  return token?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(token.text) && !around.nameAt.has(at) && !isTitleCase;
}

function joins(around: Surroundings, at: number): boolean {
  const token = within(around, at);
  if (isPart(token) || token?.text === '-' || token?.text === '–') return true;
  if (token?.text === '.') return isAbbreviation(within(around, at - 1)?.lower ?? '');
  return token?.lower === 'and' && isPart(within(around, at - 1));
}

/** The name right before a role: "Russia's", "Russian", "Lorne Chamber of Commerce (LCC)". */
function ownerBefore(around: Surroundings, from: number) {
  const owner = nameBefore(around, from);
  if (!owner) return null;
  // "a pro-Lorne senator" is not Lorne's.
  return /[-‑]/.test(around.doc.text[owner.start - 1] ?? '') ? null : owner;
}

function nameBefore(around: Surroundings, from: number) {
  const before = within(around, from - 1)?.text ?? '';
  if (/^['’]s?$/.test(before)) return ownerAt(around, from - 2);
  if (before === ')' && within(around, from - 3)?.text === '(') return ownerAt(around, from - 4);
  return ownerAt(around, from - 1);
}

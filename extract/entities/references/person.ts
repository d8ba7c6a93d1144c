import type { Doc } from '../../document.ts';
import { tokenAt } from '../../document.ts';
import { type Gender, genderOf } from '../first-names.ts';
import type { Role } from '../roles/role.ts';

/** A person of the article, by index of its cluster. */
export interface Person {
  readonly index: number;
  readonly mentions: readonly { readonly start: number; readonly end: number; readonly text: string; readonly role: Role | null }[];
}

const FEMALE = /(?:woman|ess|queen|mother|sister|daughter|wife|widow|lady|dame|girl|ms|mrs|miss|madam|nun)$/;
const MALE = /(?:[^o]man|^man|king|prince|father|brother|son|husband|sir|lord|boy|mr|monk|emir|sheikh|imam|ayatollah|pope)$/;

/** What the article's own words say of a person's gender: Mr and Ms, the role, the first name; null where they say none or both. */
export function genderOfPerson(doc: Doc, { mentions }: Person): Gender | null {
  const said = new Set<Gender>();
  for (const { start, role } of mentions) {
    const at = tokenAt(doc, start) - 1;
    const before = doc.tokens[at]?.text === '.' ? doc.tokens[at - 1] : doc.tokens[at];
    for (const word of [before?.lower ?? '', ...(role?.text.toLowerCase().split(/[\s-]/) ?? [])]) {
      if (FEMALE.test(word)) said.add('female');
      else if (MALE.test(word)) said.add('male');
    }
  }
  if (said.size > 0) return said.size === 1 ? ([...said][0] ?? null) : null;
  const full = mentions.find(({ text }) => /\s/.test(text))?.text;
  const gender = full === undefined ? null : genderOf(full.split(/[\s-]/)[0] ?? '');
  return gender === 'either' ? null : gender;
}

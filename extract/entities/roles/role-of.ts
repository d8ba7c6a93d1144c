import type { Role, Surroundings } from './role.ts';
import { roleBefore } from './role-before.ts';
import { roleBehind } from './role-behind.ts';
import { roleWithOf } from './role-with-of.ts';

/** The nearer to the name the surer: a title before it, then one with "of", then an apposition behind it. */
const RULES: readonly ((around: Surroundings) => Role | null)[] = [roleBefore, roleWithOf, roleBehind];

/** The role that a mention of a person carries; null where it carries none. */
export function roleOf(around: Surroundings): Role | null {
  for (const rule of RULES) {
    const role = rule(around);
    if (role) return role;
  }
  return null;
}

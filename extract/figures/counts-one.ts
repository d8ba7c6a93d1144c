import { readNumber } from '../text/numbers.ts';
import { isOneOfMeasure } from './one-unit.ts';
import { type Scene, wordAt } from './scene.ts';

/** What "one" is a number after. */
const COUNTS_ONE =
  /^(?:at|least|only|just|than|killed|killing|leaving|another|and|with|lost|by|arrested|injured|wounding|injuring|wounded|to|from|or|in)$/;

/** Whether "one" counts here: it is mostly a pronoun. */
export function countsOne(scene: Scene, at: number): boolean {
  if (isOneOfMeasure(scene, at)) return true;
  const next = wordAt(scene, at + 1, at);
  // "all but two of the nine".
  if (wordAt(scene, at - 1, at) === 'but' && wordAt(scene, at - 2, at) === 'all') return true;
  if (/^(?:to|or)$/.test(next) && readNumber(scene.tokens, at + 2)?.value === 2) return true;
  if (next === '' || !/^\p{L}/u.test(next))
    return /^[-‑]$/.test(next) && /^(?:third|quarter|fifth|year|day|month|week|hour|half|tenth)/.test(wordAt(scene, at + 2, at));
  if (
    /^(?:of|another|day|thing|way|side|reason|who|which|that|was|is|has|had|such|point|must|can|could|would|more|with|for|in|to|by|and|or|on|at|as)$/.test(
      next,
    )
  )
    return /^(?:at|least|only|just|than|killed|killing)$/.test(wordAt(scene, at - 1, at)) && next !== 'more';
  return (
    COUNTS_ONE.test(wordAt(scene, at - 1, at)) ||
    /^(?:person|people|man|woman|child|soldier|officer|boy|girl|death|case|hour|week|month|year|million|billion|percent|kilometre|kilometer|mile|passenger|civilian|student|worker|victim|employee|protester|body|suspect|hostage|resident|vote|seat|house|home|building|car|boat|truck|helicopter|injury|case|job|pilot|migrant|journalist|policeman|protestor|pupil)$/.test(
      next,
    )
  );
}

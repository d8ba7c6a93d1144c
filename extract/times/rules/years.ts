import { year } from '../resolve.ts';
import type { Rule, Scene } from '../scene.ts';
import { yearAt } from './absolute.ts';
import { readYearWords } from './year-words.ts';

const BEFORE_YEAR = new Set(
  'in since by until till from to of during before after between and early late mid the for year through around about circa winter summer spring autumn fall ( - – , / than at fiscal'.split(
    ' ',
  ),
);

/** "2023": four digits without a comma, where no noun is counted by them. */
export const yearRule: Rule = {
  name: 'date_year',
  match({ tokens, word }, index) {
    const words = tokens[index]?.kind === 'word' ? readYearWords({ word }, index) : null;
    if (words) return { end: words.end, timex: year(words.year) };
    const number = yearAt(tokens[index]?.text ?? '') ?? farYear({ tokens, word }, index);
    if (number === null || number < 1500 || isInNumber(tokens, index)) return null;
    const next = word(index + 1, index);
    const before = word(index - 1, index);
    if (
      /^(?:%|percent|per|°|people|miles|km|kilometers|kilometres|metres|meters|dollars|euros|pounds|feet|hours|th|s)$/.test(next) &&
      tokens[index + 1]?.spaced !== undefined
    )
      return null;
    if (/^[$£€¥#]$|^no$|^flight$|^highway$|^route$|^boeing$|^room$/.test(before)) return null;
    if (tokens[index + 1]?.kind === 'word' && /[a-z]s$/.test(next) && !BEFORE_YEAR.has(before)) return null;
    if (index > 0 && tokens[index]?.spaced === false && /^[$.:,]$/.test(before)) return null;
    return BEFORE_YEAR.has(before) || before === '' || number >= 1900 ? { end: index + 1, timex: year(number) } : null;
  },
};

/** "by 2100", "until 2150": a year of the next century, where nothing is counted by it. */
function farYear({ tokens, word }: Pick<Scene, 'tokens' | 'word'>, index: number): number | null {
  if (!/^21\d\d$/.test(tokens[index]?.text ?? '') || !/^(?:in|by|before|until|till|after|since|through|from|year|to)$/.test(word(index - 1, index)))
    return null;
  return tokens[index + 1]?.kind === 'word' && tokens[index + 1]?.sentence === tokens[index]?.sentence && !FUNCTION.test(word(index + 1, index))
    ? null
    : Number(tokens[index]?.text);
}
const FUNCTION = /^(?:and|or|in|on|at|to|for|with|by|as|if|when|while|because|but|than|the|that|which|is|was|will|would|could|unless|under|from)$/;

/** "138-2010-2015" is a telephone number, "report-2017.html" a file. */
function isInNumber(tokens: Scene['tokens'], index: number): boolean {
  const [twoBack, back] = [tokens[index - 2], tokens[index - 1]];
  const joined = back?.text === '-' && !back.spaced && tokens[index]?.spaced === false && twoBack?.kind === 'number';
  const [next, twoOn] = [tokens[index + 1], tokens[index + 2]];
  const joinsOn = next?.text === '-' && !next.spaced && twoOn?.spaced === false && twoOn.kind === 'number';
  // "2010-2015-86" is one too, if it is no date.
  if (joinsOn && tokens[index + 3]?.text === '-' && tokens[index + 4]?.spaced === false && tokens[index + 4]?.kind === 'number') return true;
  if (joined && joinsOn) return true;
  return joined && (twoBack?.text.length !== 4 || tokens[index - 3]?.text === '-');
}

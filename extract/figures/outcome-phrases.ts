import type { Counted } from './counted.ts';
import type { ReadOutcome } from './outcome-words.ts';
import { phraseAt, type Quantity, type Scene, wordAt } from './scene.ts';

type Outcome = ReadOutcome['outcome'];
interface Phrase {
  readonly outcome: Outcome;
  readonly pattern: RegExp;
  /** Classes of which it is said; of all people where none is named. */
  readonly of?: RegExp;
}

const AUX = '(?:(?:was|were|is|are|be|been|being|has|have|had|also|still|already|all|later) )*';
const THINGS = /^(?:building|vehicle|other|animal)$/;

/** What a verb and its particle say of those before it. */
const BEHIND: readonly Phrase[] = [
  { outcome: 'missing', pattern: /^(?:people )?(?:still )?(?:remain|remains|remained|go|went) (?:still |officially )?(?:missing|unaccounted)\b/ },
  { outcome: 'captive', pattern: /^(?:people )?(?:still )?(?:remain|remains|remained) (?:in captivity|captive|hostage)\b/ },
  {
    outcome: 'rescued',
    pattern: new RegExp(`^${AUX}(?:pulled|dug|brought|hauled|dragged|lifted|plucked)(?: out| up| from)?(?: the \\w+)? alive\\b`),
  },
  { outcome: 'displaced', pattern: new RegExp(`^${AUX}(?:moved|taken|shifted|sent|brought) (?:in)?to (?:\\w+ ){0,2}(?:shelters?|camps?|higher)\\b`) },
  { outcome: 'none', pattern: new RegExp(`^${AUX}found (?:safe|unharmed|well|unhurt)\\b`) },
  { outcome: 'destroyed', pattern: new RegExp(`^${AUX}(?:swept|washed|blown|torn|burned|burnt) (?:away|down|off)\\b`), of: THINGS },
];
/** What one says of those right behind it. */
const BEFORE: readonly Phrase[] = [
  { outcome: 'killed', pattern: /\b(?:lost|losing|loses|lose) (?:\w+ ){0,1}$/, of: /^(?:combatant|police)$/ },
  {
    outcome: 'destroyed',
    pattern: /\b(?:swept|sweeping|sweeps|washed|washing|blew|blown|tore|torn|burned|burnt) (?:away|down|off) $/,
    of: /^(?:building|vehicle)$/,
  },
];
const REACH = 9;

/** "lost only five men", "swept away 50 houses", "were pulled out alive": what several words together say happened to the counted. */
export function phraseOutcome(scene: Scene, quantity: Quantity, counted: Counted): ReadOutcome | null {
  if (quantity.kind !== 'count') return null;
  const kind = counted.class ?? '';
  const isMen = /^(?:man|crewman)$/.test(counted.head ?? '');
  const fits = ({ of }: Phrase): boolean => (of ? of.test(isMen ? 'combatant' : kind) : !/^(?:building|vehicle|company|animal)$/.test(kind));
  const behind = wordsBehind(scene, quantity, counted.to);
  const said = BEHIND.find((phrase) => fits(phrase) && phrase.pattern.test(behind));
  if (said) return { outcome: said.outcome, negated: false, at: said.outcome === 'none' ? -1 : counted.to };
  const before = wordsBefore(scene, quantity);
  const done = BEFORE.find((phrase) => fits(phrase) && phrase.pattern.test(before));
  return done ? { outcome: done.outcome, negated: false, at: quantity.from - 1 } : null;
}

function wordsBehind(scene: Scene, { from }: Quantity, to: number): string {
  const words: string[] = [];
  for (let at = to; at < to + REACH; at++) {
    const word = wordAt(scene, at, from);
    if (word === '' || /^[.,;:]$/.test(word)) break;
    words.push(word);
  }
  return words.join(' ');
}

/** The few words before a number, without those that say how exact it is. */
function wordsBefore(scene: Scene, { from }: Quantity): string {
  const words = phraseAt(scene, Math.max(0, from - 5), from).trim();
  return `${words.replace(/(?: (?:about|around|some|at|least|more|than|over|nearly|almost|only|just|up|to|as|many|an|estimated|the|another))+$/, '')} `;
}

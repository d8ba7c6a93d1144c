import type { Frame } from './frame.ts';
import { pastHyphen, type Scene, wordAt } from './scene.ts';

/** "magnitude 7.2", "a 3.9 magnitude shock", "a magnitude of 2.4", "the 6.1 earthquake": where what follows begins. */
export function magnitudeAt(scene: Scene, frame: Frame, at: number): number | null {
  if (frame.value === null || frame.value > 10) return null;
  const behind = pastHyphen(scene, frame.to, at);
  if (wordAt(scene, behind, at) === 'magnitude') return behind + 1;
  const near = [1, 2, 3].map((back) => wordAt(scene, at - back, at));
  if (
    near[0] === 'magnitude' ||
    (near[1] === 'magnitude' && /^(?:of|was|at|is)$/.test(near[0] ?? '')) ||
    (near[0] === '-' && near[1] === 'magnitude')
  )
    return frame.to;
  const isDecimal = /^\d\.\d$/.test(wordAt(scene, at, at));
  if (isDecimal && /^(?:earthquake|quake|aftershock|tremor|temblor)s?$/.test(wordAt(scene, frame.to, at))) return frame.to;
  const sentence = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0];
  const ofQuake =
    isDecimal &&
    scene.tokens.slice(sentence?.firstToken ?? 0, sentence?.endToken ?? 0).some((token) => /^(?:magnitude|earthquake|quake)s?$/.test(token.lower));
  return ofQuake && /^(?:at|reported|measured|was)$/.test(near[0] ?? '') && /^[.,;]?$/.test(wordAt(scene, frame.to, at)) ? frame.to : null;
}

/** "54-year-old", "54 years old", "aged 54", "NAME, 54,", "at the age of 54". */
export function ageAt(scene: Scene, frame: Frame, at: number): { unit: string; end: number } | null {
  const [one, two, three, four] = [0, 1, 2, 3].map((offset) => wordAt(scene, frame.to + offset, at));
  const hyphened =
    /^[-‑]$/.test(one ?? '') && /^(?:year|month|week|day)s?$/.test(two ?? '') && /^[-‑]$/.test(three ?? '') && /^olds?$/.test(four ?? '');
  if (hyphened) return { unit: (two ?? '').replace(/s$/, ''), end: frame.to + 4 };
  if (/^(?:year|month|week|day)s?$/.test(one ?? '') && /^[-‑]$/.test(two ?? '') && /^olds?$/.test(three ?? ''))
    return { unit: (one ?? '').replace(/s$/, ''), end: frame.to + 3 };
  if (/^(?:year|month|week|day)s?$/.test(one ?? '') && /^(?:[-‑]?old|of)$/.test(two ?? '') && (two !== 'of' || three === 'age'))
    return { unit: (one ?? '').replace(/s$/, ''), end: frame.to + (two === 'of' ? 3 : 2) };
  const short = yearsOldShort(scene, frame.to, at);
  if (short !== null) return { unit: 'year', end: short };
  const before = wordAt(scene, at - 1, at);
  if (/^(?:aged|age)$/.test(before)) return { unit: 'year', end: frame.to };
  if (/^(?:of|from)$/.test(before) && wordAt(scene, at - 2, at) === 'age') return { unit: 'year', end: frame.to };
  // "children under five", "were under 18".
  const bounded =
    /^(?:under|over)$/.test(before) &&
    frame.value !== null &&
    frame.value <= 99 &&
    !/^\p{L}|^[%$]/u.test(/^(?:and|or|is|are|was|were|in|at|who|have|had|has)$/.test(one ?? '') ? '' : (one ?? ''));
  if (
    bounded &&
    /^(?:children|infants|people|those|men|women|girls|boys|adults|pupils|citizens|anyone|everyone|drivers|patients|players)$/.test(
      wordAt(scene, at - 2, at),
    )
  )
    return { unit: 'year', end: frame.to };
  if (/^(?:ages)$/.test(wordAt(scene, at - 2, at)) || (/^ages?$/.test(before) && frame.isRange)) return { unit: 'year', end: frame.to };
  const isAdult = frame.value !== null && frame.value >= 15 && frame.value <= 110 && Number.isInteger(frame.value);
  const sentence = scene.doc.sentences[scene.tokens[at]?.sentence ?? 0];
  const ofPerson = (): boolean =>
    scene.tokens
      .slice(sentence?.firstToken ?? 0, at)
      .some((_, offset) => scene.nameAt.get((sentence?.firstToken ?? 0) + offset)?.row.type === 'PERSON');
  if (isAdult && /^(?:was|is|turned)$/.test(before) && /^[.,;]$/.test(one ?? '') && !frame.isWord && ofPerson())
    return { unit: 'year', end: frame.to };
  // "She was 91.", "who was 17 when he was shot".
  const isOwn = frame.value !== null && frame.value >= 1 && frame.value <= 115 && Number.isInteger(frame.value) && !frame.isRange;
  const ends = /^(?:[.,;!?)”"]?|when|and|at)$/.test(one ?? '');
  if (isOwn && ends && /^(?:was|is|turned|turns)$/.test(before) && /^(?:he|she|who)$/.test(wordAt(scene, at - 2, at)))
    return { unit: 'year', end: frame.to };
  // "dies at 97", "died on Friday at 71".
  if (isOwn && !frame.isWord && before === 'at' && /^(?:[.,;]?|after|in|from|of|following)$/.test(one ?? '') && diesBefore(scene, at - 1))
    return { unit: 'year', end: frame.to };
  const person = scene.nameAt.get(at - 2)?.row.type === 'PERSON';
  if (
    before === ',' &&
    person &&
    /^[,.;)]$/.test(one ?? '') &&
    frame.value !== null &&
    frame.value >= 1 &&
    frame.value <= 110 &&
    Number.isInteger(frame.value)
  )
    return { unit: 'year', end: frame.to };
  if (before === '(' && scene.nameAt.get(at - 2)?.row.type === 'PERSON' && one === ')' && (frame.value ?? 999) <= 110)
    return { unit: 'year', end: frame.to };
  return null;
}

/** "an 87 yo man", "34 y/o", "34-y.o.": where it ends. */
function yearsOldShort(scene: Scene, to: number, at: number): number | null {
  const start = pastHyphen(scene, to, at);
  const word = wordAt(scene, start, at);
  if (/^(?:yo|y\.o\.?|yrs?\.?o\.?)$/.test(word)) return start + 1;
  return word === 'y' && wordAt(scene, start + 1, at) === '/' && wordAt(scene, start + 2, at) === 'o' ? start + 3 : null;
}

const AT_DEATH = 5;

/** Whether somebody dies in the few words before. */
function diesBefore(scene: Scene, at: number): boolean {
  for (let back = at - 1; back > at - AT_DEATH; back--) {
    const word = wordAt(scene, back, at);
    if (/^(?:dies|died|dead|away)$/.test(word)) return true;
    if (word === '' || (!scene.timeAt.has(back) && !/^(?:on|in|has|suddenly|peacefully|,)$/.test(word))) return false;
  }
  return false;
}

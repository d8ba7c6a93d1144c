import { singularOf } from '../text/lemma.ts';
import { classOf } from './counted-class.ts';
import type { Draft, Relation } from './draft.ts';
import { isNoun } from './noun-phrase.ts';
import { DETERMINERS, PREPOSITIONS, type Scene, wordAt } from './scene.ts';

/** "from 898 million", behind "1.2 billion crowns": money whose currency the number before has named. */
export const moneyOfPair: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const { quantity, counted } = draft;
    if (quantity.kind !== 'count' || (counted.text !== null && !/^(?:in|that|last)/.test(counted.text)) || (quantity.value ?? 0) < 1e5) return;
    const lead = wordAt(scene, draft.modifier.from - 1, quantity.from);
    const isPaired =
      /^(?:from|to|than|or|and)$/.test(lead) ||
      (lead === 'the' && /^(?:against|than|of)$/.test(wordAt(scene, draft.modifier.from - 2, quantity.from)));
    const money = [drafts[index - 1], drafts[index + 1]].find(
      (one) => one?.quantity.kind === 'money' && one.sentence === draft.sentence && !one.quantity.perUnit,
    );
    if (!isPaired || !money) return;
    const { unit, unitCode } = money.quantity;
    draft.quantity = { ...quantity, kind: 'money', unit: unit ?? null, unitCode: unitCode ?? null };
    draft.head = null;
    draft.class = null;
    draft.rules.push('currency_of_pair');
  });
};

/** Words back to the noun of a level. */
const REACH = 16;
const LEVELS = /^(?:number|tally|count|total|tolls?|list|figure|share|proportion)$/;
/** Sentences back to what "the number" is of. */
const SENTENCES = 3;

/** "its tally of destroyed homes, now 1,120", "put the number at 312": what a level counts stands behind "of", else in the sentences before. */
export const nounOfLevel: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    const { quantity, counted } = draft;
    if (!/^(?:count|percent)$/.test(quantity.kind) || counted.text !== null || counted.elliptic || draft.outcome.subject !== undefined) return;
    const at = levelBefore(scene, draft);
    if (at === null) return;
    const noun = wordAt(scene, at + 1, at) === 'of' ? nounFrom(scene, at + 2, draft) : null;
    if (noun) {
      if (draft.head !== null && draft.outcome.outcome !== 'none' && /^(?:toll|death)/.test(draft.head)) return;
      draft.head = noun.head;
      draft.class = noun.class;
      draft.rules.push('noun_of_level');
      return;
    }
    if (quantity.kind !== 'count' || draft.outcome.outcome !== 'none' || wordAt(scene, at + 1, at) === 'of') return;
    for (let back = index - 1; back >= 0; back--) {
      const other = drafts[back];
      if (!other || draft.sentence - other.sentence > SENTENCES) return;
      if (other.quantity.kind !== 'count' || other.head === null || other.counted.text === null) continue;
      draft.head = other.head;
      draft.class = other.class;
      draft.outcome = { ...other.outcome };
      draft.rules.push('level_of_before');
      return;
    }
  });
};

function levelBefore(scene: Scene, { quantity: { from } }: Draft): number | null {
  for (let at = from - 1; at >= from - REACH; at--) {
    const word = wordAt(scene, at, from);
    if (word === '' || /^[;:“”"]$/.test(word)) return null;
    if (LEVELS.test(word) && /^(?:the|its|their|his|her|real|true|total|overall|combined)$/.test(wordAt(scene, at - 1, from))) return at;
  }
  return null;
}

/** The head of the noun phrase that starts at a token, before the number. */
function nounFrom(scene: Scene, from: number, { quantity }: Draft): { head: string; class: Draft['class'] } | null {
  let at = from;
  while (DETERMINERS.has(wordAt(scene, at, from))) at++;
  let head: number | null = null;
  const words: string[] = [];
  for (; at < quantity.from && at < from + 6; at++) {
    const word = wordAt(scene, at, from);
    if (
      !isNoun(scene, at, from, new Set()) ||
      PREPOSITIONS.has(word) ||
      /^(?:killed|injured|wounded|rescued|missing|who|linked|confirmed|infected|displaced|arrested)$/.test(word)
    )
      break;
    head = at;
    words.push(word);
  }
  if (head === null) return wordAt(scene, from, from) === 'dead' ? { head: 'person', class: 'person' } : null;
  const lemma = singularOf(wordAt(scene, head, from));
  if (lemma === 'dead' || lemma === 'people') return { head: 'person', class: 'person' };
  return { head: lemma, class: classOf(lemma, words.slice(0, -1)) };
}

const QUAKES = /^(?:earthquake|quake|aftershock|tremor|temblor|foreshock)s?$/;

/** A magnitude is an earthquake's: the nearest that its sentence names, else the one before. */
export const magnitudeOfQuake: Relation = (scene, drafts) => {
  for (const draft of drafts) {
    if (draft.quantity.unit !== 'magnitude') continue;
    const head = quakeNear(scene, draft);
    if (head) draft.head = head;
  }
};

function quakeNear(scene: Scene, { quantity, sentence }: Draft): string | null {
  for (let index = sentence; index >= Math.max(0, sentence - 2); index--) {
    const own = scene.doc.sentences[index];
    let best: { head: string; far: number } | null = null;
    for (let at = own?.firstToken ?? 0; at < (own?.endToken ?? 0); at++) {
      const word = scene.tokens[at]?.lower ?? '';
      const far = Math.abs(at - quantity.from);
      if (QUAKES.test(word) && (!best || far < best.far)) best = { head: singularOf(word), far };
    }
    if (best) return best.head;
  }
  return null;
}

/** "More than two hundred showed up": bare numbers that act are people. */
export const bareActors: Relation = (scene, drafts) => {
  for (const draft of drafts) {
    const { quantity, counted } = draft;
    if (quantity.kind !== 'count' || draft.head !== null || counted.text !== null || counted.elliptic) continue;
    const next = wordAt(scene, quantity.after, quantity.from);
    const acts =
      /^(?:were|are|was|have|had|showed|turned|marched|gathered|attended|came|arrived|signed|took|said|fled|joined|don|do|did|didn|who|still|remain|remained)$/.test(
        next,
      ) &&
      /^(?:|,|and|but|that|where|[“"]|of|over|than|least|some|about|around|nearly|almost)$/.test(
        wordAt(scene, draft.modifier.from - 1, quantity.from),
      );
    if (!acts || (quantity.value ?? quantity.low ?? 0) < 2) continue;
    draft.head = 'person';
    draft.class = 'person';
    draft.rules.push('bare_actors');
  }
};

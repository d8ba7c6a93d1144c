import { type Draft, earlier, isCount, isOfPeople, type Relation } from './draft.ts';
import { isOfEvent } from './main-event.ts';
import { phraseAt, type Scene, wordAt } from './scene.ts';

const before = (scene: Scene, draft: Draft, count: number): string => {
  const words: string[] = [];
  for (let at = Math.max(0, draft.modifier.from - count); at < draft.modifier.from; at++) {
    const word = wordAt(scene, at, draft.quantity.from);
    if (word !== '') words.push(word);
  }
  return words.join(' ');
};
const behind = (scene: Scene, draft: Draft): string => phraseAt(scene, draft.quantity.after, draft.quantity.after + 4);
/** Sentences back to the total that a number adds to or is left out of. */
const FAR = 12;

/** "22 of the 40", "9 of the town's 30". */
const isOfNumber = (scene: Scene, draft: Draft, whole: Draft): boolean => {
  const gap = whole.quantity.from - draft.quantity.to;
  return gap <= 3 || (gap <= 5 && /^['’]s?$/.test(wordAt(scene, whole.quantity.from - 1, draft.quantity.from)));
};

/** "Beside the dead, 12 were hurt", "40 were treated with five in a coma". */
export const besides: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    if (draft.scope !== 'whole' || draft.quantity.kind !== 'count' || !(isOfPeople(draft) || draft.outcome.outcome !== 'none')) return;
    const first = scene.doc.sentences[draft.sentence]?.firstToken ?? 0;
    const opens = phraseAt(scene, first, first + 3);
    const isFirst = drafts[index - 1]?.sentence !== draft.sentence;
    if (isFirst && /^(?:in addition to|besides the|apart from)/.test(opens) && wordAt(scene, draft.modifier.from - 1, first) === ',') {
      const words = phraseAt(scene, first, draft.quantity.from);
      const outcome = /\b(?:deaths|dead|killed)\b/.test(words) ? 'killed' : /\b(?:injured|wounded|injuries)\b/.test(words) ? 'injured' : null;
      draft.scope = 'additional';
      draft.related = earlier(drafts, index, FAR, (other) => outcome !== null && other.outcome.outcome === outcome && other.scope !== 'part_of');
      draft.rules.push('besides');
      return;
    }
    const whole = drafts[index - 1];
    const larger = (whole?.quantity.value ?? 0) > (draft.quantity.value ?? Number.POSITIVE_INFINITY);
    if (whole && !isFirst && larger && isOfPeople(whole) && wordAt(scene, draft.modifier.from - 1, draft.quantity.from) === 'with') {
      draft.scope = 'part_of';
      draft.related = whole;
      draft.rules.push('with_some');
    }
  });
};

/** part_of, additional, excludes, and the figure that they are so to. */
export const relate: Relation = (scene, drafts) => {
  drafts.forEach((draft, index) => {
    if (!isCount(draft)) return;
    const lead = before(scene, draft, 4);
    const tail = behind(scene, draft);
    const sameKind = (other: Draft): boolean =>
      other.quantity.kind === 'count' &&
      other.scope !== 'part_of' &&
      (other.class === draft.class || draft.class === null || (isOfPeople(other) && isOfPeople(draft)));
    const sameOutcome = (other: Draft): boolean => sameKind(other) && other.outcome.outcome === draft.outcome.outcome;
    const listed = drafts[index - 1];
    const goesOn =
      listed?.scope === 'part_of' &&
      listed.rules.includes('including') &&
      listed.sentence === draft.sentence &&
      /^(?:,|and|, and)$/.test(phraseAt(scene, listed.counted.to, draft.modifier.from).trim());
    const whole = drafts[index - 1];
    const ofWhole =
      whole &&
      whole.sentence === draft.sentence &&
      /\bof the$/.test(before(scene, whole, 3)) &&
      phraseAt(scene, whole.counted.to, draft.modifier.from).trim() === ',';
    if (goesOn && listed.related) {
      draft.scope = 'part_of';
      draft.related = listed.related;
      draft.rules.push('including');
    } else if (ofWhole && whole.quantity.kind === 'count') {
      draft.scope = 'part_of';
      draft.related = whole;
      draft.head ??= whole.head;
      draft.class ??= whole.class;
      draft.rules.push('of_whole');
    } else if (
      /\b(?:excluding|except|besides|other than|apart from|not including|not counting|leaves out|leave out|neither toll includes|not include)(?: the)?$/.test(
        lead,
      )
    ) {
      draft.scope = 'excludes';
      const toll = draft.outcome.outcome === 'none' ? (other: Draft): boolean => isOfEvent(other) && sameKind(other) : sameOutcome;
      draft.related =
        earlier(drafts, index, FAR, (other) => other.outcome.subject !== undefined && sameOutcome(other)) ??
        earlier(drafts, index, FAR, toll) ??
        earlier(drafts, index, 1, sameKind);
      draft.rules.push('excludes');
    } else if (
      /\b(?:another|additional|further|extra)$/.test(lead) ||
      /^(?:others?|more|additional|further|other)\b/.test(tail) ||
      /\b(?:plus|in addition to)$/.test(lead)
    ) {
      if (/^more than\b/.test(tail) || (draft.quantity.kind !== 'count' && !/another|additional|further/.test(lead))) return;
      draft.scope = 'additional';
      // "11 more died" adds to the dead, wherever they stand; "30 others were hurt" to those of the same sentence or the one before.
      const isOther = /^others?\b/.test(tail) || /\banother$/.test(lead);
      const near = draft.outcome.outcome === 'none' || isOther || !isOfPeople(draft) ? earlier(drafts, index, 1, sameKind) : null;
      // "killed nine and hurt at least 50 more": more than the nine, not than what a headline says of the hurt.
      const beside =
        isOfPeople(draft) && /^(?:others?|more)\b/.test(tail) && draft.outcome.outcome !== 'killed' ? earlier(drafts, index, 0, sameKind) : null;
      draft.related =
        beside ??
        earlier(drafts, index, 1, sameOutcome) ??
        (draft.outcome.outcome === 'none' ? near : (earlier(drafts, index, FAR, sameOutcome) ?? near));
      draft.rules.push('additional');
    } else if (
      /\b(?:including|include|includes|included|among them|of whom|of which|among whom|them|at least)(?: at least| the| some| about)?$/.test(lead) &&
      /\b(?:including|include|includes|included|among them|of whom|of which|among whom)\b/.test(lead)
    ) {
      const whole = earlier(drafts, index, 1, sameKind);
      if (!whole) return;
      draft.scope = 'part_of';
      draft.related = whole.scope === 'whole' ? whole : (whole.related ?? whole);
      if (draft.outcome.outcome === 'none' && isOfPeople(draft)) draft.outcome = { ...whole.outcome };
      draft.rules.push('including');
    } else if (draft.counted.partitive && draft.counted.elliptic) {
      const larger = (other: Draft): boolean =>
        other.quantity.kind === 'count' && (other.quantity.value ?? other.quantity.low ?? 0) > (draft.quantity.value ?? 0);
      // "Six of the houses burned and five of those fell": those are the ones right before, parts themselves.
      const those = /^(?:those|these)$/.test(wordAt(scene, draft.quantity.to + 1, draft.quantity.from)) ? earlier(drafts, index, 0, larger) : null;
      const whole = those ?? earlier(drafts, index, 2, (other) => other.scope !== 'part_of' && larger(other));
      if (!whole) return;
      draft.scope = 'part_of';
      draft.related = whole;
      if (draft.head === null) draft.head = whole.head;
      draft.class ??= whole.class;
      if (draft.outcome.outcome === 'none' && isOfPeople(draft)) draft.outcome = { ...whole.outcome };
      draft.rules.push('of_them');
    } else if (draft.quantity.kind === 'count' && wordAt(scene, draft.quantity.to, draft.quantity.from) === 'of') {
      const whole = drafts[index + 1];
      if (
        /^the$/.test(wordAt(scene, draft.quantity.to + 1, draft.quantity.from)) &&
        !(whole && whole.sentence === draft.sentence && isOfNumber(scene, draft, whole))
      ) {
        // "four of the dead", "five of the rescued divers": of those that an earlier figure counts.
        const size = draft.quantity.value ?? draft.quantity.low ?? 0;
        const larger = (other: Draft): boolean =>
          other.quantity.kind === 'count' && other.scope !== 'part_of' && (other.quantity.value ?? other.quantity.low ?? 0) > size;
        const found = earlier(
          drafts,
          index,
          8,
          (other) =>
            larger(other) && (draft.outcome.outcome === 'none' ? other.head === draft.head : other.outcome.outcome === draft.outcome.outcome),
        );
        if (!found) return;
        draft.scope = 'part_of';
        draft.related = found;
        draft.rules.push('of_those');
        return;
      }
      if (!whole || whole.sentence !== draft.sentence || !isOfNumber(scene, draft, whole) || whole.quantity.kind !== 'count') return;
      draft.scope = 'part_of';
      draft.related = whole;
      draft.head ??= whole.head;
      draft.class ??= whole.class;
      draft.rules.push('of_the');
    }
  });
};

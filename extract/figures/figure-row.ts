import type { FigureRow } from '../../schemas/tables.ts';
import type { Found } from '../document.ts';
import { spanColumns } from '../ids.ts';
import type { Draft } from './draft.ts';
import type { MainEvent } from './main-event.ts';
import { type Quantity, type Scene, wordAt } from './scene.ts';
import { topicOf } from './subject.ts';
import { whenOf } from './when.ts';
import { whereOf } from './where.ts';
import { type SpeakerOf, whoSays } from './who.ts';

type SpanColumns = ReturnType<typeof spanColumns>;

/** "denied having sold 40": the deed is what is denied (rule 21). */
function isDeniedDeed(scene: Scene, { from }: Quantity): boolean {
  for (let at = from - 1; at > from - 8; at--)
    if (wordAt(scene, at, from) === 'having') return /^den(?:y|ies|ied|ying)$/.test(wordAt(scene, at - 1, from));
  return false;
}

/** The tokens that belong to numbers and their units. */
export function takenBy(drafts: readonly Draft[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { quantity } of drafts) for (let at = quantity.from; at < quantity.after; at++) taken.add(at);
  return taken;
}

/** What a row needs to know of its article. */
export interface Around {
  readonly spans: ReadonlyMap<Draft, SpanColumns>;
  readonly main: MainEvent;
  readonly taken: ReadonlySet<number>;
  readonly speakerOf: SpeakerOf;
  /** The figures of the same sentence, in text order. */
  readonly neighboursOf: (draft: Draft) => readonly Draft[];
}

export function neighboursIn(drafts: readonly Draft[]): Around['neighboursOf'] {
  const lists = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const list = lists.get(draft.sentence);
    if (list) list.push(draft);
    else lists.set(draft.sentence, [draft]);
  }
  return ({ sentence }) => lists.get(sentence) ?? [];
}

/** A draft as a row of the table. */
export function figureRow(scene: Scene, draft: Draft, { spans, main, taken, speakerOf, neighboursOf }: Around): Found<FigureRow> {
  const { quantity, modifier, change, outcome } = draft;
  const topic = topicOf(scene, draft, taken);
  const who = whoSays(scene, draft, speakerOf);
  const { start, end } = quantity;
  const sentence = scene.doc.sentences[draft.sentence];
  const own = spans.get(draft) ?? spanColumns(scene.doc, 'figure', { start, end, confidence: 0, rule: '' });
  const when = whenOf(scene, draft, main);
  const { where, rule: placed } = whereOf({ scene, draft, main, when, neighbours: neighboursOf(draft) });
  const rule = [quantity.rule, ...draft.rules, ...(placed ? [placed] : [])].join('+');
  const bounds = boundsOf(quantity, modifier.modifier);
  const idOf = (other: Draft | null): string | null => (other ? (spans.get(other)?.id ?? null) : null);
  return {
    start,
    end,
    row: {
      ...own.columns,
      rule,
      figure_id: own.id,
      kind: quantity.kind,
      ...bounds,
      is_word: quantity.isWord,
      modifier: modifier.modifier,
      change: change.change,
      change_role: change.role,
      from_figure_id: idOf(draft.from),
      unit: quantity.unit ?? null,
      unit_code: quantity.unitCode ?? null,
      per_unit: quantity.perUnit ?? null,
      counted: topic.counted,
      counted_head: draft.head ?? topic.head,
      counted_class: /^(?:count|percent|ratio)$/.test(quantity.kind) ? draft.class : null,
      subject: topic.subject,
      outcome: outcome.outcome,
      modality: draft.modality,
      negated: outcome.negated || (who.verification === 'denied' && isDeniedDeed(scene, quantity)),
      scope: draft.scope,
      related_figure_id: idOf(draft.related),
      restates_figure_id: idOf(draft.restates),
      aggregation: draft.aggregation,
      ...who,
      ...when,
      ...where,
      sentence: scene.doc.text.slice(sentence?.start ?? 0, sentence?.end ?? 0),
    },
  };
}

/** Rule 2: what a modifier leaves of the bounds. */
function boundsOf({ value, low, high }: Quantity, modifier: FigureRow['modifier']): Pick<FigureRow, 'value' | 'value_low' | 'value_high'> {
  const isRange = value === null && low !== null && high !== null;
  if (isRange) return { value: null, value_low: low, value_high: high };
  if (modifier === 'more_than' || modifier === 'at_least') return { value, value_low: low, value_high: null };
  if (modifier === 'less_than' || modifier === 'at_most') return { value, value_low: null, value_high: value ?? low };
  if (modifier === 'approx') return { value, value_low: value === null ? low : null, value_high: null };
  return { value, value_low: low, value_high: high };
}

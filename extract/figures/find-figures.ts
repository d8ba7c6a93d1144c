import type { FigureRow } from '../../schemas/tables.ts';
import type { Doc, Found } from '../document.ts';
import { countryOf } from '../entities/country-of.ts';
import { spanColumns } from '../ids.ts';
import { singularOf } from '../text/lemma.ts';
import { aggregationOf } from './aggregation.ts';
import { changeOf } from './change.ts';
import { confidenceOf } from './confidence.ts';
import { countedOf } from './counted.ts';
import { currencyBefore, isCurrencyToken } from './currencies.ts';
import type { Draft } from './draft.ts';
import { type MainEvent, mainEventOf } from './main-event.ts';
import { modalityOf } from './modality.ts';
import { modifierOf } from './modifier.ts';
import { exclusionOf } from './never-a-figure.ts';
import { opensNumber } from './opens-number.ts';
import { outcomeOf } from './outcome.ts';
import { readBare } from './read-bare.ts';
import { readOrdinalQuantity } from './read-ordinal.ts';
import { readQuantity } from './read-quantity.ts';
import { RELATIONS } from './relations.ts';
import { isInDateline, type Quantity, type Scene, wordAt } from './scene.ts';
import { type BeforeFigures, sceneOf } from './scene-of.ts';
import { shareTopics } from './share-topics.ts';
import { speakersIn } from './speakers.ts';
import { topicOf } from './subject.ts';
import { surroundingsIn } from './surroundings.ts';
import { rangeOfBounds, rangeOfEnds } from './two-bounds.ts';
import { whenOf } from './when.ts';
import { whereOf } from './where.ts';
import { type SpeakerOf, whoSays } from './who.ts';

type SpanColumns = ReturnType<typeof spanColumns>;

/** The numbers that the article reports, in text order: read one by one, then seen against each other. */
export function findFigures(doc: Doc, before: BeforeFigures): Found<FigureRow>[] {
  const scene = sceneOf(doc, before);
  const country = countryOf(doc.article.dateline_place ?? '') ?? null;
  const drafts = joinBounds(
    scene,
    readQuantities(scene, country).map((quantity) => draftOf(scene, quantity)),
  );
  for (const relation of RELATIONS) relation(scene, drafts);
  const spans = new Map(
    drafts.map((draft) => [draft, spanColumns(doc, 'figure', { start: draft.quantity.start, end: draft.quantity.end, confidence: 0, rule: '' })]),
  );
  const main = mainEventOf(scene, drafts);
  const taken = takenBy(drafts);
  const speakerOf = speakersIn(scene);
  const around: Around = { spans, main, taken, speakerOf, neighboursOf: neighboursIn(drafts) };
  const rows = shareTopics(
    scene,
    drafts,
    drafts.map((draft) => figureRow(scene, draft, around)),
  );
  return weigh(scene, shareDoubt(rows));
}

function readQuantities(scene: Scene, country: string | null): Quantity[] {
  const found: Quantity[] = [];
  const bare = readBare(scene);
  if (bare) return [bare];
  for (let at = 0; at < scene.tokens.length; at++) {
    const token = scene.tokens[at];
    if (!token || isInDateline(scene, token) || !opensNumber(token) || isExcluded(scene, at, country)) continue;
    const quantity = readOrdinalQuantity(scene, at) ?? readQuantity(scene, at, country);
    if (!quantity) continue;
    found.push(quantity);
    at = Math.max(at, quantity.to - 1);
  }
  return found;
}

/** Whether what starts here is no figure; a number behind letters of money ("KSh500") is no code or name. */
function isExcluded(scene: Scene, at: number, country: string | null): boolean {
  const token = scene.tokens[at];
  const money = token && isCurrencyToken(token) ? currencyBefore(scene, at, country) : null;
  const exclusion = exclusionOf(scene, money?.number ?? at);
  return exclusion !== null && !(money && token?.kind === 'word' && /^(?:glued|code|name|named)$/.test(exclusion));
}

/** Two bounds of one number become its range. */
function joinBounds(scene: Scene, drafts: readonly Draft[]): Draft[] {
  const joined: Draft[] = [];
  for (const draft of drafts) {
    const before = joined.at(-1);
    const range = before ? (rangeOfBounds(scene, before, draft) ?? rangeOfEnds(scene, before, draft)) : null;
    if (before && range) joined[joined.length - 1] = { ...draftOf(scene, range), modifier: { modifier: 'exact', from: before.modifier.from } };
    else joined.push(draft);
  }
  return joined;
}

function draftOf(scene: Scene, quantity: Quantity): Draft {
  const counted = countedOf(scene, quantity);
  const modifier = modifierOf(scene, quantity);
  const change = changeOf(scene, quantity, modifier.from);
  const outcome = outcomeOf(scene, quantity, counted);
  const subject = counted.text === null && outcome.subject !== undefined ? singularOf(scene.tokens[outcome.subject]?.text ?? '') : null;
  const aggregation = aggregationOf(scene, quantity, counted, change.change !== 'none');
  const rules = [outcome.outcome !== 'none' ? `outcome_${outcome.outcome}` : '', change.role ? `change_${change.role}` : ''].filter(Boolean);
  return {
    quantity,
    counted,
    modifier,
    change,
    outcome,
    aggregation,
    rules,
    modality: modalityOf(scene, quantity, counted),
    sentence: scene.tokens[quantity.from]?.sentence ?? 0,
    head: counted.head ?? subject,
    class: counted.class ?? (subject === null ? null : 'person'),
    scope: 'whole',
    related: null,
    from: null,
    restates: null,
  };
}

/** A number that is denied or disputed where it is said again is so where it was said first. */
function shareDoubt(rows: readonly Found<FigureRow>[]): Found<FigureRow>[] {
  const doubts = new Map<string, FigureRow>();
  for (const { row } of rows) if (row.restates_figure_id && /^(?:denied|disputed)$/.test(row.verification)) doubts.set(row.restates_figure_id, row);
  return rows.map((found) => {
    const doubt = doubts.get(found.row.figure_id);
    if (!doubt || found.row.verification !== 'attributed') return found;
    return { ...found, row: { ...found.row, verification: doubt.verification, hedge: found.row.hedge ?? doubt.hedge } };
  });
}

/** How sure each row is, once all of them stand. */
function weigh({ doc, attributions }: Scene, found: readonly Found<FigureRow>[]): Found<FigureRow>[] {
  const figures = found.map(({ row }) => row);
  const surroundingsOf = surroundingsIn({ article: doc.article, figures, attributions: attributions.map(({ row }) => row) });
  return found.map((one) => ({ ...one, row: { ...one.row, confidence: confidenceOf(one.row, surroundingsOf(one.row)) } }));
}

/** "denied having sold 40": the deed is what is denied (rule 21). */
function isDeniedDeed(scene: Scene, { from }: Quantity): boolean {
  for (let at = from - 1; at > from - 8; at--)
    if (wordAt(scene, at, from) === 'having') return /^den(?:y|ies|ied|ying)$/.test(wordAt(scene, at - 1, from));
  return false;
}

/** The tokens that belong to numbers and their units. */
function takenBy(drafts: readonly Draft[]): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { quantity } of drafts) for (let at = quantity.from; at < quantity.after; at++) taken.add(at);
  return taken;
}

/** What a row needs to know of its article. */
interface Around {
  readonly spans: ReadonlyMap<Draft, SpanColumns>;
  readonly main: MainEvent;
  readonly taken: ReadonlySet<number>;
  readonly speakerOf: SpeakerOf;
  /** The figures of the same sentence, in text order. */
  readonly neighboursOf: (draft: Draft) => readonly Draft[];
}

function neighboursIn(drafts: readonly Draft[]): Around['neighboursOf'] {
  const lists = new Map<number, Draft[]>();
  for (const draft of drafts) {
    const list = lists.get(draft.sentence);
    if (list) list.push(draft);
    else lists.set(draft.sentence, [draft]);
  }
  return ({ sentence }) => lists.get(sentence) ?? [];
}

function figureRow(scene: Scene, draft: Draft, { spans, main, taken, speakerOf, neighboursOf }: Around): Found<FigureRow> {
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

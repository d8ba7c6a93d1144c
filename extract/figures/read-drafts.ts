import { countryOf } from '../entities/country-of.ts';
import { singularOf } from '../text/lemma.ts';
import { aggregationOf } from './aggregation.ts';
import { changeOf } from './change.ts';
import { countedOf } from './counted.ts';
import { currencyBefore } from './currencies.ts';
import { isCurrencyToken } from './currency-names.ts';
import type { Draft } from './draft.ts';
import { modalityOf } from './modality.ts';
import { modifierOf } from './modifier.ts';
import { exclusionOf } from './never-a-figure.ts';
import { opensNumber } from './opens-number.ts';
import { outcomeOf } from './outcome.ts';
import { readBare } from './read-bare.ts';
import { readOrdinalQuantity } from './read-ordinal.ts';
import { readQuantity } from './read-quantity.ts';
import { isInDateline, type Quantity, type Scene } from './scene.ts';
import { rangeOfBounds, rangeOfEnds } from './two-bounds.ts';

/** The numbers of an article with their own slots filled, each for itself. */
export function readDrafts(scene: Scene): Draft[] {
  const country = countryOf(scene.doc.article.dateline_place ?? '') ?? null;
  return joinBounds(
    scene,
    readQuantities(scene, country).map((quantity) => draftOf(scene, quantity)),
  );
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
    // The "one" of "half of one percent" is its unit.
    at = Math.max(at, (quantity.rule === 'part_of_unit' ? quantity.after : quantity.to) - 1);
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

import type { FigureRow } from '../../schemas/tables.ts';
import type { Doc, Found } from '../document.ts';
import { spanColumns } from '../ids.ts';
import { confidenceOf } from './confidence.ts';
import { type Around, figureRow, neighboursIn, takenBy } from './figure-row.ts';
import { mainEventOf } from './main-event.ts';
import { readDrafts } from './read-drafts.ts';
import { RELATIONS } from './relations.ts';
import type { Scene } from './scene.ts';
import { type BeforeFigures, sceneOf } from './scene-of.ts';
import { shareTopics } from './share-topics.ts';
import { speakersIn } from './speakers.ts';
import { surroundingsIn } from './surroundings.ts';

/** The numbers that the article reports, in text order: read one by one, then seen against each other. */
export function findFigures(doc: Doc, before: BeforeFigures): Found<FigureRow>[] {
  const scene = sceneOf(doc, before);
  const drafts = readDrafts(scene);
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

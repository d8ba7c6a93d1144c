import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelSetOf } from '../../extract/crf/bioes.ts';
import { readLexicon } from '../../extract/entities/tagger/lexicon.ts';
import { readNamesModel } from '../../extract/entities/tagger/names-model.ts';
import { tagNames } from '../../extract/entities/tagger/tag-names.ts';
import { viewTokens } from '../../extract/entities/tagger/token-view.ts';
import { segment } from '../../extract/text/document.ts';
import { ENTITY_TYPES } from '../../schemas/common.ts';
import lexiconFile from '../../seeds/models/lexicon.json' with { type: 'json' };
import { allowedLabels } from '../../training/allowed-labels.ts';
import { readCorpus } from '../../training/read-corpus.ts';
import { refineTypes } from '../../training/refine-types.ts';
import { trainNames } from '../../training/train-names.ts';

const lexicon = readLexicon(lexiconFile);
const types = [...ENTITY_TYPES];
const PEOPLE = ['Anna Berg', 'Carl Dahl', 'Eva Falk', 'Gita Rao', 'Hans Vogt', 'Ines Costa'];

/** A corpus in which people visit a place that may be of several types. */
const corpusLines = (): string =>
  PEOPLE.map((person, at) => {
    const text = `On Monday ${person} came to Lisbon. The talks went well, said ${person}.`;
    const spanOf = (name: string, from: number, ours: string[]) => ({
      start: text.indexOf(name, from),
      end: text.indexOf(name, from) + name.length,
      ours,
    });
    return JSON.stringify({
      id: `text-${at}`,
      text,
      spans: [spanOf(person, 0, ['PERSON']), spanOf(person, 20, ['PERSON']), spanOf('Lisbon', 0, ['GPE', 'LOC', 'FAC'])],
    });
  }).join('\n');

function trainOnce() {
  const folder = mkdtempSync(join(tmpdir(), 'train-'));
  try {
    const file = join(folder, 'train.jsonl');
    writeFileSync(file, corpusLines());
    const texts = readCorpus(file, []).map((labelled) => ({
      view: viewTokens(labelled.text, lexicon),
      allowed: allowedLabels(labelled, types, { lexicon, trustList: false }),
    }));
    return trainNames(texts, { labels: labelSetOf(types), seed: 7, epochs: 4, cutoff: 1, least: 0.01, folds: 2, report: () => {} });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('training', () => {
  it('gives the same bytes for the same data and seed, and a model that finds what it was shown', () => {
    const packed = trainOnce();
    expect(trainOnce()).toEqual(packed);
    const text = 'On Monday Anna Berg came to Lisbon.';
    const names = tagNames(segment(text, { headlineEnd: 0, bodyStart: 0 }), readNamesModel(packed, lexiconFile));
    expect(names.map(({ start, end, type }) => `${text.slice(start, end)}/${type}`)).toEqual(['Anna Berg/PERSON', 'Lisbon/GPE']);
  });

  it.each([
    [['GPE', 'LOC', 'FAC'], 'Norway', ['GPE']],
    [['GPE', 'LOC', 'FAC'], 'South Korea', ['GPE']],
    [['GPE', 'LOC', 'FAC'], 'Lake Victoria', ['LOC']],
    [['GPE', 'LOC', 'FAC'], 'Kelham Bridge', ['FAC']],
    [['NORP', 'EVENT', 'PRODUCT', 'WORK_OF_ART', 'LAW'], 'Swedish', ['NORP']],
    [['NORP', 'EVENT', 'PRODUCT', 'WORK_OF_ART', 'LAW'], 'Fair Rents Act', ['LAW']],
    [['NORP', 'EVENT', 'PRODUCT', 'WORK_OF_ART', 'LAW'], 'Harbour Cup', ['EVENT']],
    [['GPE', 'LOC', 'FAC'], 'Zzyqville', ['GPE', 'LOC', 'FAC']],
    [['PERSON'], 'Norway', ['PERSON']],
  ])('narrows %j for "%s" to %j', (given, exact, refined) => {
    expect(refineTypes(given, exact, lexicon)).toEqual(refined);
  });
});

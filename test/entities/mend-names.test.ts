import { describe, expect, it } from 'vitest';
import { mendNames } from '../../extract/entities/mend/mend-names.ts';
import { marked, markedAgain } from './marked-doc.ts';

const CASES: readonly (readonly [string, string, string])[] = [
  ['parts a place from its country', 'It sank off [LOC Brindlemouth, Ireland] today.', 'It sank off [GPE Brindlemouth], [GPE Ireland] today.'],
  ['keeps a place of the list with its comma', 'It left [GPE Washington, D.C.] today.', 'It left [GPE Washington, D.C.] today.'],
  ['starts a person behind the title', 'The [PERSON Envoy Lena Marsh] left.', 'The Envoy [PERSON Lena Marsh] left.'],
  ['leaves first names that are titles, too', 'Then [PERSON Dean Marsh] left.', 'Then [PERSON Dean Marsh] left.'],
  ['goes on behind the hyphen of a person', 'Then [PERSON Lee Sun]-hee left.', 'Then [PERSON Lee Sun-hee] left.'],
  ['goes on behind each hyphen', 'Then [PERSON Somsak Tan-o-]cha left.', 'Then [PERSON Somsak Tan-o-cha] left.'],
  ['goes on behind two hyphens', 'Then [PERSON Somsak Tan]-o-cha left.', 'Then [PERSON Somsak Tan-o-cha] left.'],
  ['does not go on into a compound', 'The [PERSON Marsh]-led team left.', 'The [PERSON Marsh]-led team left.'],
  [
    'takes a person out of an organisation at the title',
    'So said [ORG Lorne Rowing Club official Dana Pell] today.',
    'So said [ORG Lorne Rowing Club] official [PERSON Dana Pell] today.',
  ],
  [
    'takes a person out of a doubtful organisation at the first name',
    'So said [ORG? Lorne Rowing Union Margaret Pell] today.',
    'So said [ORG Lorne Rowing Union] [PERSON Margaret Pell] today.',
  ],
  ['cuts compounds off places', 'The [ORG Sydney-based] firm grew.', 'The [GPE Sydney]-based firm grew.'],
  ['cuts prefixes off peoples', 'A [NORP pro-Danish] rally ended.', 'A pro-[NORP Danish] rally ended.'],
  ['types by the head of the name', 'At [PERSON? Quill Harbour Bridge] it froze.', 'At [FAC Quill Harbour Bridge] it froze.'],
  ['types by the word before "of"', 'At the [PERSON? University of Quill] it froze.', 'At the [ORG University of Quill] it froze.'],
  ['leaves sure types', 'At [PERSON Quill Bridge] it froze.', 'At [PERSON Quill Bridge] it froze.'],
  ['tells states and cities from other places', 'In [LOC Norway] and [LOC Oslo].', 'In [GPE Norway] and [GPE Oslo].'],
  ['tells listed institutions from people', 'The [PERSON? Kremlin] agreed.', 'The [ORG Kremlin] agreed.'],
  [
    'takes the type of the other places for a doubtful one',
    '[PERSON Quill] ran. [PERSON Quill] fell. [ORG? Quill] rose.',
    '[PERSON Quill] ran. [PERSON Quill] fell. [PERSON Quill] rose.',
  ],
  ['takes a lone surname for its person', '[PERSON Ada Quill] ran. Later [GPE? Quill] fell.', '[PERSON Ada Quill] ran. Later [PERSON Quill] fell.'],
  [
    'finds the long name that was cut elsewhere',
    'The [ORG Quill Trust for the Sea] met. The [PERSON? Quill] Trust for the Sea met.',
    'The [ORG Quill Trust for the Sea] met. The [ORG Quill Trust for the Sea] met.',
  ],
  ['finds a name again where it was overlooked', '[PERSON Quill] ran. Then Quill fell.', '[PERSON Quill] ran. Then [PERSON Quill] fell.'],
  [
    'finds countries and peoples that were overlooked',
    'Ferries to Ireland carry Danish bacon.',
    'Ferries to [GPE Ireland] carry [NORP Danish] bacon.',
  ],
  ['drops a name that is more than doubtful', 'It was [ORG?? Quillery] again.', 'It was Quillery again.'],
  ['keeps what a list knows', 'It sailed past [GPE?? Oslo] again.', 'It sailed past [GPE Oslo] again.'],
  ['keeps what its head word confirms', 'They saw [FAC?? Quill Harbour Bridge] again.', 'They saw [FAC Quill Harbour Bridge] again.'],
  ['keeps what has an institution', 'The [ORG?? Quillish] health ministry met.', 'The [ORG Quillish] health ministry met.'],
  ['keeps what is sure elsewhere', '[PERSON Quill] ran. Then [PERSON?? Quill] fell.', '[PERSON Quill] ran. Then [PERSON Quill] fell.'],
  ['knows that a day is no name', 'It rained on [EVENT? Tuesday] and [EVENT? Friday Night].', 'It rained on Tuesday and Friday Night.'],
  [
    'sees no country in the sign of a currency',
    'The quay cost [GPE US]$4 million in the [GPE US] alone.',
    'The quay cost US$4 million in the [GPE US] alone.',
  ],
  ['finds no country in a longer name', 'He met Tom Ireland and New Ireland Ltd.', 'He met Tom Ireland and New Ireland Ltd.'],
];

describe('mending names', () => {
  it.each(CASES)('%s', (_, before, after) => {
    const { doc, names } = marked(before);
    expect(markedAgain(doc, mendNames(doc, names))).toBe(after);
  });
});

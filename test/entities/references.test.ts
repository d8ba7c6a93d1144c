import { describe, expect, it } from 'vitest';
import { entitiesOfNames } from '../../extract/entities/find-entities.ts';
import { marked } from './marked-doc.ts';

/** Mentions that are no names, with the name of whom they mean. */
function referencesOf(text: string): string[] {
  const { doc, names } = marked(text);
  const { entities, mentions } = entitiesOfNames(doc, names);
  const nameOf = new Map(entities.map((entity) => [entity.entity_id, entity.name]));
  return mentions.filter(({ row }) => row.kind !== 'name').map(({ row }) => `${row.kind} ${row.exact} = ${nameOf.get(row.entity_id)}`);
}

const CASES: readonly (readonly [string, string, string[]])[] = [
  ['know the one who bears a title', 'Prime Minister [PERSON Dana Pell] left. The prime minister was ill.', ['title The prime minister = Dana Pell']],
  [
    'know a title with its country',
    '[NORP Danish] President [PERSON Dana Pell] left. Later the [NORP Danish] president slept.',
    ['title the Danish president = Dana Pell'],
  ],
  ['leave the title of another country', '[NORP Danish] President [PERSON Dana Pell] left. Later the [NORP Greek] president slept.', []],
  ['leave a title that two bear', 'President [PERSON Dana Pell] met President [PERSON Tom Marsh]. The president left.', []],
  ['leave a title of something else', 'President [PERSON Dana Pell] left. The president of the club stayed.', []],
  ['leave the title beside a name to its role', 'Mayor [PERSON Dana Pell] left. [PERSON Dana Pell], the mayor, slept.', []],
  ['leave a title before its bearer', 'The president slept. President [PERSON Dana Pell] left.', []],
  ['know she by a first name', '[PERSON Margaret Pell] met [PERSON Robert Marsh]. She left.', ['pronoun She = Margaret Pell']],
  ['know he by the role', '[PERSON Quill Pell], a spokesman, met [PERSON Lorne Marsh], a spokeswoman. He left.', ['pronoun He = Quill Pell']],
  ['leave he where two men may be meant', '[PERSON Robert Pell] met [PERSON Thomas Marsh]. He left.', []],
  ['leave pronouns inside quotation marks', '[PERSON Robert Pell] was asked. “He left,” a man told us.', []],
  ['hand he on from sentence to sentence', '[PERSON Robert Pell] came. He sat. He left.', ['pronoun He = Robert Pell', 'pronoun He = Robert Pell']],
  ['leave he two sentences on', '[PERSON Robert Pell] came. It rained. He left.', []],
  [
    'name institutions by who runs them',
    'The [ORG Quill Front]-run health ministry agreed.',
    ['nominal Quill Front-run health ministry = Quill Front health ministry'],
  ],
  ['name institutions by their place', 'The health ministry in [GPE Oslo] agreed.', ['nominal health ministry in Oslo = Oslo health ministry']],
  ['name institutions by their country', "[GPE Norway]'s coast guard agreed.", ["nominal Norway's coast guard = Norway coast guard"]],
  [
    'know the institution alone behind the owned one',
    'The [NORP Danish] coast guard agreed. The coast guard left.',
    ['nominal Danish coast guard = Denmark coast guard', 'nominal coast guard = Denmark coast guard'],
  ],
  ['know the ministry that was named', 'The [ORG Interior Ministry] agreed. The ministry left.', ['nominal ministry = Interior Ministry']],
  ['leave nouns that modify others', 'The police chief and a court order met police bureau staff under the military dictatorship.', []],
  ['know police that act', 'Police later arrested two men.', ['nominal Police = police']],
];

describe('references', () => {
  it.each(CASES)('%s', (_, text, references) => {
    expect(referencesOf(text)).toEqual(references);
  });
});

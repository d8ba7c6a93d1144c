import { type Doc, sentenceAt } from '../../document.ts';
import { genderOfPerson, type Person } from './person.ts';
import type { Reference } from './reference.ts';

/** "he" and "she" where this sentence and the one before name one person in all that it can be; inside quotation marks never. */
export function pronouns(doc: Doc, people: readonly Person[]): Reference[] {
  const gender = new Map(people.map((person) => [person.index, genderOfPerson(doc, person)] as const));
  const namedIn = new Map<number, { start: number; index: number }[]>();
  for (const { index, mentions } of people) {
    for (const { start } of mentions) {
      const sentence = sentenceAt(doc, start);
      const named = namedIn.get(sentence);
      if (named) named.push({ start, index });
      else namedIn.set(sentence, [{ start, index }]);
    }
  }
  const found: Reference[] = [];
  let isQuoted = false;
  let paragraph = -1;
  doc.sentences.forEach((sentence, at) => {
    if (sentence.paragraph !== paragraph) isQuoted = false;
    paragraph = sentence.paragraph;
    for (let token = sentence.firstToken; token < sentence.endToken; token++) {
      const word = doc.tokens[token];
      if (!word) continue;
      if (word.text === '"') isQuoted = !isQuoted;
      else if (word.text === '“') isQuoted = true;
      else if (word.text === '”') isQuoted = false;
      if (isQuoted || (word.lower !== 'he' && word.lower !== 'she')) continue;
      const own = word.lower === 'he' ? 'male' : 'female';
      const near = [...(namedIn.get(at - 1) ?? []), ...(namedIn.get(at) ?? []).filter((one) => one.start < word.start)];
      const candidates = new Set(near.map((one) => one.index).filter((index) => (gender.get(index) ?? own) === own));
      const [cluster] = candidates;
      if (candidates.size !== 1 || cluster === undefined) continue;
      const confidence = gender.get(cluster) === own ? 0.85 : 0.75;
      // A sentence that goes on with "he" hands him on to the next one.
      const named = namedIn.get(at);
      if (named) named.push({ start: word.start, index: cluster });
      else namedIn.set(at, [{ start: word.start, index: cluster }]);
      found.push({ start: word.start, end: word.end, type: 'PERSON', kind: 'pronoun', confidence, rule: 'pronoun', cluster });
    }
  });
  return found;
}

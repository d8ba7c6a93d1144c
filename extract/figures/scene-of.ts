import type { BeforeAttributions, FoundAttribution } from '../attributions/found-attribution.ts';
import { type Doc, sentenceAt, tokenAt } from '../document.ts';
import { demonymCountry, lookUp } from '../entities/gazetteer.ts';
import type { Scene } from './scene.ts';

export interface BeforeFigures extends BeforeAttributions {
  readonly attributions: readonly FoundAttribution[];
}

/** What the rules look at, with its look-ups by sentence and token. */
export function sceneOf(doc: Doc, { times, mentions, entities, attributions }: BeforeFigures): Scene {
  const tokensOf = <F extends { start: number; end: number }>(found: readonly F[]): Map<number, F> => {
    const at = new Map<number, F>();
    for (const one of found)
      for (let token = tokenAt(doc, one.start); (doc.tokens[token]?.start ?? Number.POSITIVE_INFINITY) < one.end; token++)
        if (!at.has(token)) at.set(token, one);
    return at;
  };
  const byId = new Map(entities.map((entity) => [entity.entity_id, entity]));
  return {
    doc,
    tokens: doc.tokens,
    times,
    mentions,
    entities: byId,
    attributions,
    home: homeOf(doc, mentions),
    dateline: datelineOf(doc),
    timesIn: bySentence(doc, times, (time) => [time]),
    mentionsIn: bySentence(doc, mentions, (mention) => [mention]),
    attributionsIn: bySentence(doc, attributions, ({ source, contents }) => (source ? [source, ...contents] : contents)),
    timeAt: tokensOf(times),
    nameAt: tokensOf(mentions.filter((mention) => mention.row.kind === 'name')),
  };
}

/** "KALEN, Norvia (AP)" where the body begins. */
function datelineOf({ article: { dateline }, text, paragraphs }: Doc): Scene['dateline'] {
  const start = paragraphs.find(({ part }) => part === 'body')?.start ?? 0;
  return { start, end: dateline !== null && text.startsWith(dateline, start) ? start + dateline.length : start };
}

/** Sentences in which an article names the country that it is about. */
const OPENING = 3;

function homeOf(doc: Doc, mentions: BeforeFigures['mentions']): string | null {
  const end = doc.sentences[Math.min(OPENING, doc.sentences.length) - 1]?.end ?? 0;
  for (const { start, row } of mentions) {
    if (start >= end) break;
    const country = row.kind === 'name' ? (demonymCountry(row.exact)?.code ?? lookUp(row.exact)?.country) : undefined;
    if (country !== undefined) return country;
  }
  return null;
}

/** A look-up of things by the sentences that their spans reach into. */
function bySentence<T>(
  doc: Doc,
  things: readonly T[],
  spansOf: (thing: T) => readonly { start: number; end: number }[],
): (sentence: number) => readonly T[] {
  const lists = new Map<number, T[]>();
  for (const thing of things) {
    const sentences = new Set<number>();
    for (const { start, end } of spansOf(thing))
      for (let at = sentenceAt(doc, start); at <= sentenceAt(doc, Math.max(start, end - 1)); at++) sentences.add(at);
    for (const sentence of sentences) lists.set(sentence, [...(lists.get(sentence) ?? []), thing]);
  }
  return (sentence) => lists.get(sentence) ?? [];
}

import type { Declared, ReadArticle, ReadReject } from '../article.ts';
import type { Reader } from './raw-object.ts';

/** JSONL: a line is an article whose fields are taken as they say. */
export const readJsonl: Reader = (object) => {
  if (!/\.jsonl$/i.test(object.key)) return null;
  const articles: ReadArticle[] = [];
  const rejects: ReadReject[] = [];
  const lines = new TextDecoder().decode(object.bytes).split('\n');
  lines.forEach((line, index) => {
    if (!line.trim()) return;
    const { id, text, ...facts } = JSON.parse(line) as Declared & { id?: string; text: string };
    const headline = facts.headline ? `${facts.headline}\n\n` : '';
    articles.push({
      member_path: id ?? String(index + 1),
      source_format: 'jsonl',
      text: `${headline}${text}`,
      headline_end: facts.headline?.length ?? 0,
      body_start: headline.length,
      facts,
      warnings: [],
    });
  });
  return { articles, rejects };
};

/** What front matter calls the declared facts beside their own names. */
const NAMES: Readonly<Record<string, string>> = {
  title: 'headline',
  subtitle: 'alternative_headline',
  dek: 'alternative_headline',
  standfirst: 'alternative_headline',
  author: 'authors',
  byline: 'authors',
  date: 'published_at',
  published: 'published_at',
  publishdate: 'published_at',
  date_published: 'published_at',
  updated: 'modified_at',
  modified: 'modified_at',
  lastmod: 'modified_at',
  tags: 'keywords',
  category: 'section',
  lang: 'language',
  source: 'publisher',
  link: 'url',
  permalink: 'url',
};

const unquote = (value: string): string => /^(["'])(.*)\1$/s.exec(value.trim())?.[2] ?? value.trim();

const readValue = (value: string): string | string[] => {
  const list = /^\[(.*)\]$/s.exec(value.trim());
  return list ? (list[1] ?? '').split(',').map(unquote).filter(Boolean) : unquote(value);
};

export interface FrontMatter {
  /** Under the names of declared facts where one is known. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly rest: string;
}

/** Front matter between `---` (or `+++`) lines: one `name: value` a line, lists in brackets or as `- item` lines; null where there is none. */
export function readFrontMatter(content: string): FrontMatter | null {
  const match = /^\s*(---|\+\+\+)[^\S\n]*\n([\s\S]{0,20000}?)\n\1[^\S\n]*(?:\n|$)/.exec(content);
  if (!match) return null;
  const fields: Record<string, unknown> = {};
  let open: string | null = null;
  for (const line of (match[2] ?? '').split('\n')) {
    const item = /^\s*-\s+(.*)$/.exec(line);
    const pair = /^([\w-]+)\s*[:=]\s*(.*)$/.exec(line);
    if (item && open !== null) {
      const list = fields[open];
      fields[open] = [...(Array.isArray(list) ? list : []), unquote(item[1] ?? '')];
    } else if (pair) {
      const given = (pair[1] ?? '').toLowerCase();
      open = NAMES[given] ?? given;
      fields[open] = readValue(pair[2] ?? '');
    } else if (line.trim() && !line.trimStart().startsWith('#')) return null;
  }
  return open === null ? null : { fields, rest: content.slice(match[0].length) };
}

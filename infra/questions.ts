import { readFileSync } from 'node:fs';

export interface Question {
  readonly title: string;
  readonly sql: string;
}

/** The questions of docs/questions.sql, each with the comment before it as its title. */
export function readQuestions(): Question[] {
  return readFileSync(new URL('../docs/questions.sql', import.meta.url), 'utf8')
    .split(/^(?=-- \d+ )/m)
    .flatMap((part) => {
      const [, title, sql] = /^-- (\d+ [^\n]*)\n([\s\S]*?);\s*$/m.exec(part) ?? [];
      return title && sql ? [{ title, sql }] : [];
    });
}

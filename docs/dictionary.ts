import { type DataType, type Field, Type } from 'apache-arrow';
import type { Column } from '../schemas/column.ts';
import type { Table } from '../schemas/table.ts';
import { TABLE_NAMES, tableOf } from '../schemas/tables.ts';

/** The data dictionary, docs/dictionary.md: every table and column as schemas/ defines them. */
export function dictionary(): string {
  const contents = TABLE_NAMES.map((name) => `- [${name}](#${name}): ${tableOf(name).about}`);
  return `${[
    '# Data dictionary',
    'Written by `npm run docs` from `schemas/`. Every column can be null unless it says *never null*; ids of columns are stable.',
    contents.join('\n'),
    ...TABLE_NAMES.map((name) => tableText(tableOf(name))),
  ].join('\n\n')}\n`;
}

const tableText = (table: Table): string => {
  const partition = table.partition ? `partitioned by \`${table.partition}\`` : 'not partitioned';
  const key = table.key.map((name) => `\`${name}\``).join(', ');
  const rows = Object.entries(table.columns).map(
    ([name, column]) => `| \`${name}\` | ${typeText(column.type)} | ${aboutText(column)} | ${column.id} |`,
  );
  return [
    `## ${table.name}`,
    `${table.about} Key: ${key}; ${partition}.`,
    ['| column | type | what it holds | id |', '| --- | --- | --- | --: |', ...rows].join('\n'),
  ].join('\n\n');
};

function aboutText(column: Column): string {
  const values = column.values ? ` One of: ${column.values.map((value) => `\`${value}\``).join(', ')}.` : '';
  return `${column.about.replaceAll('|', '\\|')}${values}${column.required ? ' *Never null.*' : ''}`;
}

const TYPES: Partial<Record<Type, string>> = {
  [Type.Utf8]: 'text',
  [Type.Bool]: 'boolean',
  [Type.Date]: 'date',
  [Type.Float]: 'double',
  [Type.Timestamp]: 'timestamp',
};

function typeText(type: DataType): string {
  if (type.typeId === Type.Int) return 'bitWidth' in type && type.bitWidth === 64 ? 'long' : 'integer';
  if (type.typeId === Type.List) return `list of ${typeText((type.children[0] as Field).type)}`;
  const name = TYPES[type.typeId];
  if (!name) throw new Error(`the dictionary has no name for the type ${type}`);
  return name;
}

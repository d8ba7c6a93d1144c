import { createInterface } from 'node:readline';
import { type ExtractLine, extractLine } from '../extract/extract-line.ts';

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim()) process.stdout.write(`${JSON.stringify(extractLine(JSON.parse(line) as ExtractLine))}\n`);
}

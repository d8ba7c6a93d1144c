import { writeFileSync } from 'node:fs';
import { dictionary } from './dictionary.ts';

writeFileSync(new URL('dictionary.md', import.meta.url), dictionary());

// Loaded before a function: lets a file that says so, or is named so, do what a fault of the engine would do.
import { createHash } from 'node:crypto';

const decode = TextDecoder.prototype.decode;
const EFFECTS = {
  'please exit': () => process.exit(3),
  'please spin': () => {
    for (;;);
  },
  'please fill the memory': () => {
    for (const all = []; ; ) all.push(new Array(1_000_000).fill(all.length));
  },
};

TextDecoder.prototype.decode = function (...args) {
  const text = decode.apply(this, args);
  for (const [words, effect] of Object.entries(EFFECTS)) if (text.startsWith(words)) effect();
  return text;
};

// Ids are digests: an article's key comes by here when its rows are made.
const hash = Object.getPrototypeOf(createHash('sha256'));
const { update } = hash;
hash.update = function (data, ...rest) {
  if (typeof data === 'string' && data.includes('please-throw')) throw new Error('thrown as it was asked');
  return update.call(this, data, ...rest);
};

import { describe, expect, it } from 'vitest';
import { numberSetting, textSetting, wordSetting } from '../../functions/environment.ts';

describe('settings of a function', () => {
  const env = { BUCKET: 'drop', SECONDS: '240', HALF: '1.5', EMPTY: '', GONE: 'keep' };

  it('are read from the environment', () => {
    expect(textSetting('BUCKET', env)).toBe('drop');
    expect(numberSetting('SECONDS', 1, env)).toBe(240);
    expect(wordSetting('GONE', ['remove', 'keep'], env)).toBe('keep');
  });

  it('have fallbacks where they may', () => {
    expect(numberSetting('EMPTY', 7, env)).toBe(7);
    expect(wordSetting('MISSING', ['remove', 'keep'], env)).toBe('remove');
  });

  it.each([
    ['MISSING is not set', () => textSetting('MISSING', env)],
    ['EMPTY is not set', () => textSetting('EMPTY', env)],
    ['HALF is 1.5, which is no whole number', () => numberSetting('HALF', 7, env)],
    ['BUCKET is drop, not remove or keep', () => wordSetting('BUCKET', ['remove', 'keep'], env)],
  ])('are named where %s', (problem, read) => {
    expect(read).toThrow(`the environment variable ${problem}`);
  });
});

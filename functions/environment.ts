type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that infra/ sets; without it the function cannot work. */
export function textSetting(name: string, env: Environment = process.env): string {
  const value = env[name];
  if (!value) throw new Error(`the environment variable ${name} is not set`);
  return value;
}

/** A variable that holds a whole number; the fallback where it is not set. */
export function numberSetting(name: string, fallback: number, env: Environment = process.env): number {
  const value = env[name];
  if (!value) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new Error(`the environment variable ${name} is ${value}, which is no whole number`);
  return number;
}

/** A variable that holds one of a few words, the first of which is the fallback. */
export function wordSetting<const W extends string>(name: string, words: readonly [W, ...W[]], env: Environment = process.env): W {
  const value = env[name];
  if (!value) return words[0];
  const word = words.find((one) => one === value);
  if (!word) throw new Error(`the environment variable ${name} is ${value}, not ${words.join(' or ')}`);
  return word;
}

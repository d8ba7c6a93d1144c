/** At so many words the memory begins anew. */
const MOST = 20_000;

/** What is read of a word by itself, read once for all the places where it stands. */
export function oncePerWord<T>(read: (word: string) => T): (word: string) => T {
  const memory = new Map<string, T>();
  return (word) => {
    const known = memory.get(word);
    if (known !== undefined || memory.has(word)) return known as T;
    if (memory.size >= MOST) memory.clear();
    const found = read(word);
    memory.set(word, found);
    return found;
  };
}

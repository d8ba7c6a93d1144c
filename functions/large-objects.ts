import type { Store } from '../lake/store.ts';

/** An object that is too large for the function that met it. */
export class LargeObject extends Error {
  override readonly name = 'LargeObject';
}

/** The drop, of which objects of more than so many bytes are not read but thrown as `LargeObject`: converge looks before it reads. */
export const withoutLarge = (raw: Store, bytes: number): Store => ({
  ...raw,
  async head(key) {
    const listed = await raw.head(key);
    if (listed && listed.size > bytes) throw new LargeObject(`${key} has ${listed.size} bytes`);
    return listed;
  },
});

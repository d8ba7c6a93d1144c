import { readFileSync } from 'node:fs';
import { parquetReadObjects } from 'hyparquet';
import type { Vectors } from './cluster-vectors.ts';

export interface WordVectors extends Vectors {
  readonly words: readonly string[];
}

/** The first `count` vectors of a NumPy matrix of 32-bit floats with the Parquet list of its words, most frequent first. */
export async function readWordVectors(files: { matrix: string; words: string }, count: number): Promise<WordVectors> {
  const matrix = readFileSync(files.matrix);
  const header = matrix.subarray(10, 10 + matrix.readUInt16LE(8)).toString('latin1');
  const shape = /'shape': \((\d+), (\d+)\)/.exec(header);
  const [rows, width] = [Number(shape?.[1]), Number(shape?.[2])];
  if (!header.includes("'<f4'") || !header.includes("'fortran_order': True") || !width) {
    throw new Error(`${files.matrix} is no matrix of 32-bit floats stored by columns`);
  }
  const start = 10 + matrix.readUInt16LE(8);
  const values = new Float32Array(count * width);
  for (let column = 0; column < width; column++) {
    for (let row = 0; row < count; row++) values[row * width + column] = matrix.readFloatLE(start + 4 * (column * rows + row));
  }
  const bytes = readFileSync(files.words);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const list = await parquetReadObjects({ file, rowStart: 0, rowEnd: count });
  return { values, width, count, words: list.map((row) => String(row.index)) };
}

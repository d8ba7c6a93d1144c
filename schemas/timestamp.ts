const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)(?:\.(\d+))?(Z|[+-]\d{2}:?\d{2})$/;

/** An ISO 8601 instant with a zone as microseconds since 1970; finer digits are cut. Throws where it is none. */
export function toMicroseconds(instant: string): bigint {
  const [, seconds, fraction = '', zone = ''] = INSTANT.exec(instant) ?? [];
  const milliseconds = seconds === undefined ? Number.NaN : Date.parse(seconds + zone);
  if (Number.isNaN(milliseconds)) throw new Error(`"${instant}" is no instant in ISO 8601 with a zone`);
  return BigInt(milliseconds) * 1000n + BigInt(fraction.padEnd(6, '0').slice(0, 6));
}

/** Microseconds since 1970 in the one form that rows have: UTC, three digits of fraction, or six where they are needed. */
export function fromMicroseconds(microseconds: bigint): string {
  const rest = ((microseconds % 1000n) + 1000n) % 1000n;
  const text = new Date(Number((microseconds - rest) / 1000n)).toISOString();
  return rest === 0n ? text : `${text.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}

export const canonicalTimestamp = (instant: string): string => fromMicroseconds(toMicroseconds(instant));

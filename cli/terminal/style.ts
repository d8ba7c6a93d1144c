/** What styling needs to know of a stream; process.stdout and process.stderr are such. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly green: (text: string) => string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Colours only on a terminal that wants them (no-color.org: NO_COLOR set and not empty means none). */
export const wantsColour = (output: Output, environment: Environment = process.env): boolean =>
  output.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb';

export function paintFor(output: Output, environment: Environment = process.env): Paint {
  const sgr = (on: number, off: number) => (wantsColour(output, environment) ? (text: string) => `\u001b[${on}m${text}\u001b[${off}m` : plain);
  return { bold: sgr(1, 22), dim: sgr(2, 22), red: sgr(31, 39), green: sgr(32, 39) };
}

const plain = (text: string) => text;

/** The width to lay tables out for: the terminal's, else a page of 120 columns. */
export const widthOf = (output: Output): number => output.columns ?? 120;

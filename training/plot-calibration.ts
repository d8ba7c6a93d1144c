export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  /** Mean confidence of its rows. */
  readonly mean: number;
  /** Share of its rows that are right. */
  readonly right: number;
}

const SIDE = 320;
const LEFT = 48;
const TOP = 16;

/** A reliability diagram as SVG: a dot a bin, its area by its rows, beside the diagonal of perfect calibration. */
export function plotCalibration(bins: readonly Bin[]): string {
  const x = (share: number) => (LEFT + share * SIDE).toFixed(1);
  const y = (share: number) => (TOP + (1 - share) * SIDE).toFixed(1);
  const most = Math.max(...bins.map(({ rows }) => rows));
  const ticks = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const grid = ticks.map(
    (at) =>
      `<path d="M${x(0)} ${y(at)}H${x(1)}M${x(at)} ${y(0)}V${y(1)}" stroke="#e4e4e4"/>` +
      `<text x="${LEFT - 6}" y="${y(at)}" dy="4" text-anchor="end">${at}</text><text x="${x(at)}" y="${TOP + SIDE + 18}" text-anchor="middle">${at}</text>`,
  );
  const dots = bins.map(({ mean, right, rows }) => {
    const radius = (3 + 11 * Math.sqrt(rows / most)).toFixed(1);
    return `<circle cx="${x(mean)}" cy="${y(right)}" r="${radius}" fill="#1f6f8b" fill-opacity=".75"><title>${rows} rows: said ${mean.toFixed(2)}, right ${right.toFixed(2)}</title></circle>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEFT + SIDE + 16} ${TOP + SIDE + 48}" font-family="sans-serif" font-size="12" fill="#333">
<title>How often figure rows of each confidence are right</title>
<rect width="100%" height="100%" fill="#fff"/>
${grid.join('\n')}
<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="#b5512d" stroke-dasharray="5 4"/>
${dots.join('\n')}
<text x="${x(0.5)}" y="${TOP + SIDE + 38}" text-anchor="middle">confidence</text>
<text transform="translate(12 ${y(0.5)}) rotate(-90)" text-anchor="middle">share of rows that are right</text>
</svg>
`;
}

/** Groups of three as in most of the world, or of two before the last three as in India. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/;
const PLAIN = /^(?:\d+(?:\.\d+)?|\.\d+)$/;
const GROUPED_BY_POINTS = /^\d{1,3}(?:\.\d{3}){2,}$/;
const DECIMAL_COMMA = /^\d+,\d{1,2}$/;
const FULL_WIDTH = /[０-９．，]/g;

/** The value of a token of digits ("1,200", "12.5", ".25"); null where it is no one number ("1.2.3", "22nd"). */
export function parseDigits(written: string): number | null {
  const text = written.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  if (PLAIN.test(text)) return Number(text);
  if (GROUPED.test(text)) return Number(text.replaceAll(',', ''));
  if (GROUPED_BY_POINTS.test(text)) return Number(text.replaceAll('.', ''));
  if (DECIMAL_COMMA.test(text)) return Number(text.replace(',', '.'));
  return null;
}

/** The words of a line, lower case, one blank apart: how lines are compared. */
export const plainWords = (text: string): string => (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');

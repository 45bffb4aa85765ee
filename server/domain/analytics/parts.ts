/** Separates the parts of a composed value; no id and no name holds it, for it is no character that is written. */
const between = "\u001f";
export const compose = (...parts: readonly (string | number | null)[]): string =>
  parts.map((p) => p ?? "").join(between);
export const decompose = (value: string): string[] => value.split(between);

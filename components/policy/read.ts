/** Reading a document that may be half done: whatever has another shape is passed over. */
export type Row = Record<string, unknown>;
export const isRow = (x: unknown): x is Row => typeof x === "object" && x !== null && !Array.isArray(x);
export const rows = (x: unknown): Row[] => (Array.isArray(x) ? x.filter(isRow) : []);
export const text = (x: unknown): string | null => (typeof x === "string" ? x : null);
export const number = (x: unknown): number | null => (typeof x === "number" ? x : null);

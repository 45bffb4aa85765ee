/** `startTier` → `start tier`; ids keep their hyphens, for they are names. */
const splitWord = (part: string): string =>
  part.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

/** The parts of a path in the document, the first a section, the others readable words. */
export function partsOf(path: string): { section: string; rest: string[] } {
  const [section = "", ...rest] = path.split(".");
  return { section, rest: rest.map(splitWord) };
}

/** A value in one short line; null stands for nothing. */
export function valueText(value: unknown): string | null {
  if (value === null || value === undefined || value === "") return null;
  if (typeof value === "string") return value;
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) return value.join(", ") || null;
  return JSON.stringify(value)
    .replaceAll(/"([A-Za-z]+)":/g, "$1: ")
    .replaceAll(",", ", ");
}

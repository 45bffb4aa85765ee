/** The largest policy that is judged, in characters of its JSON. A desk of 300 issue types and 40 teams writes some 130,000. */
export const largestPolicy = 1024 * 1024;

/** Whether a value's JSON is longer, near enough; nothing is counted beyond that. */
function isLonger(value: unknown, limit: number): boolean {
  let left = limit;
  const count = (one: unknown): void => {
    if (typeof one === "string") left -= one.length + 3;
    else if (typeof one !== "object" || one === null) left -= 5;
    else
      for (const key in one) {
        if (left < 0) return;
        left -= Array.isArray(one) ? 0 : key.length + 3;
        count((one as Record<string, unknown>)[key]);
      }
  };
  count(value);
  return left < 0;
}

export interface Oversize {
  /** The section that is largest. */
  path: string;
  what: string;
  fix: string;
}

const megabytes = (length: number) => `${(length / largestPolicy).toFixed(1)} MB`;

/** Says of a document that is larger than any policy which section makes it so; null of any other. What is so large is not
 *  judged: a screen that tried would stand still for a minute. It must be no deeper than `isTooDeep` allows. */
export function oversize(document: unknown): Oversize | null {
  if (!isLonger(document, largestPolicy)) return null;
  const sections = typeof document === "object" && document !== null ? Object.entries(document) : [];
  const measured = sections.map(([path, value]) => ({ path, value, length: JSON.stringify(value)?.length ?? 0 }));
  const [largest] = measured.sort((a, b) => b.length - a.length);
  const path = largest ? largest.path.slice(0, 80) : "(document)";
  const rows = Array.isArray(largest?.value) ? ` in ${largest.value.length} rows` : "";
  return {
    path,
    what: `too big, ${megabytes(largest?.length ?? largestPolicy)}${rows}; a whole policy holds at most 1 MB`,
    fix: "Take out what no policy needs there.",
  };
}

import { inOrder } from "@/server/domain/policy/order";

/** A document as text to read and edit: indented, short lists in one line. */
export function documentText(document: unknown): string {
  const text = JSON.stringify(inOrder(document), null, 2) ?? "";
  return text.replace(
    /\[\s+((?:"[^"\\\n]*"|[\d.-]+)(?:,\s+(?:"[^"\\\n]*"|[\d.-]+))*)\s+\]/g,
    (whole, inside: string) => {
      const line = `[${inside.replace(/\s*\n\s*/g, " ")}]`;
      return line.length <= 80 ? line : whole;
    },
  );
}

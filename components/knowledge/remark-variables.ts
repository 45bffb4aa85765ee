import { parseTemplate, type VariableName } from "@/server/domain/knowledge/variables";

/** What of a Markdown tree this needs to know. */
interface Node {
  type: string;
  value?: string;
  url?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string> };
}
export type Values = Readonly<Partial<Record<VariableName, string>>> | null;

/** Replaces variables after the text was parsed, so that a value is never read as Markdown. Without values their names
 *  stay; either way they are marked. In code and addresses only the text changes. */
export function remarkVariables({ values }: { values: Values }) {
  const wordsFor = (name: VariableName) => values?.[name] ?? `{{${name}}}`;
  const fill = (text: string, encode = (value: string) => value) =>
    parseTemplate(text)
      .map((part) => (part.kind === "variable" && values ? encode(wordsFor(part.name)) : part.source))
      .join("");
  const split = (text: string): Node[] =>
    parseTemplate(text).map((part) => {
      if (part.kind !== "variable") return { type: "text", value: part.source };
      const data = { hName: "mark", hProperties: { title: part.name } };
      return { type: "variable", data, children: [{ type: "text", value: wordsFor(part.name) }] };
    });
  const visit = (node: Node): void => {
    if (node.url?.includes("{{")) node.url = fill(node.url, encodeURIComponent);
    if ((node.type === "code" || node.type === "inlineCode") && node.value) node.value = fill(node.value);
    node.children = node.children?.flatMap((child) => {
      if (child.type === "text" && child.value?.includes("{{")) return split(child.value);
      visit(child);
      return [child];
    });
  };
  return visit;
}

import { pageOf } from "@/components/ui/page-of";

type Text = string | string[] | null | undefined;
const one = (text: Text): string | null => (Array.isArray(text) ? (text[0] ?? null) : (text ?? null));

/** The address's `q` and `page` as what the list asks for; what is no page is the first one. */
export function filterOf({ q, page }: { q?: Text; page?: Text }): { search: string; page: number } {
  return { search: (one(q) ?? "").slice(0, 200), page: pageOf(page) };
}

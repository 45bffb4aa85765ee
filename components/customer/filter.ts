type Text = string | string[] | null | undefined;
const one = (text: Text): string | null => (Array.isArray(text) ? (text[0] ?? null) : (text ?? null));

/** The address's `q` and `page` as what the list asks for; what is no page is the first one. */
export function filterOf({ q, page }: { q?: Text; page?: Text }): { search: string; page: number } {
  const number = Number(one(page) ?? 1);
  return {
    search: (one(q) ?? "").slice(0, 200),
    page: Number.isInteger(number) && number >= 1 && number <= 100_000 ? number : 1,
  };
}

/** The page that an address asks for, from 1; what is no page is the first one. */
export function pageOf(asked: string | string[] | null | undefined): number {
  const page = Number((Array.isArray(asked) ? asked[0] : asked) ?? 1);
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

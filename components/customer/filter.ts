/** The address's `q` as what the list asks for. */
export function searchOf({ q }: { q?: string | string[] | null }): string {
  return ((Array.isArray(q) ? q[0] : q) ?? "").slice(0, 200);
}

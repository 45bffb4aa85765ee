/** Where a request came from, as far as limits count by it. */
export const networkAddressOf = (headers: Pick<Headers, "get">): string =>
  headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "direct";

/** Errors that the same question gets every time: asking again only keeps whoever waits for it waiting. */
const lasting: ReadonlySet<unknown> = new Set(["BAD_REQUEST", "FORBIDDEN"]);
const mostRetries = 2;

/** In the browser the code comes with the answer, on the server it is the error's own. */
function codeOf(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return undefined;
  const { data, code } = error as { data?: { code?: unknown } | null; code?: unknown };
  return data?.code ?? code;
}

/** Whether a query that failed `failures` times before is asked once more. */
export const isRetried = (failures: number, error: unknown): boolean =>
  failures < mostRetries && !lasting.has(codeOf(error));

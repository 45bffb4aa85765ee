/** Every failure that a person or a program is told about, and the HTTP status it becomes. */
export const statusOfCode = {
  badInput: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  tooMany: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ErrorCode = keyof typeof statusOfCode;

/** The one error class. `message` is a sentence for the person who caused it; nothing internal belongs in it. */
export class BatonError extends Error {
  override readonly name = "BatonError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** The field at fault, where there is one. */
    readonly field: string | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
  get status(): number {
    return statusOfCode[this.code];
  }
}

const databaseGone =
  /ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|Connection terminated|timeout exceeded|terminating connection|the database system is|Can't reach database|Server has closed|not currently accepting connections|\b(55000|57P0[123]|53300)\b/i;

function causes(error: unknown): string {
  const texts: string[] = [];
  for (let e = error; e instanceof Error && texts.length < 5; e = e.cause) {
    const { code, meta } = e as { code?: unknown; meta?: unknown };
    texts.push(`${e.message} ${String(code ?? "")} ${meta ? JSON.stringify(meta) : ""}`);
  }
  return texts.join(" ");
}

export const isDatabaseGone = (error: unknown) => databaseGone.test(causes(error));

/** True when a unique index said no: somebody else was first. */
export const isUniqueViolation = (error: unknown) => /23505|P2002|duplicate key value/.test(causes(error));

/** True when a customer was merged into another one while something was being written for them. */
export const isCustomerMerged = (error: unknown) => /customer_is_merged/.test(causes(error));

/** The only place that turns anything thrown into what may leave the process; internals stay in the log. */
export function toPublicError(error: unknown): BatonError {
  if (error instanceof BatonError) return error;
  if (isDatabaseGone(error)) {
    const text = "The database is not reachable just now. Nothing was stored; please try again in a few seconds.";
    return new BatonError("unavailable", text, null, { cause: error });
  }
  return new BatonError("internal", "Something went wrong on our side. The error was logged.", null, { cause: error });
}

/** What server actions return: never an exception across the wire. */
export type Result<T> =
  | { ok: true; value: T }
  | { ok: false; error: { code: ErrorCode; message: string; field: string | null } };

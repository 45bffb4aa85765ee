import "server-only";
import { initTRPC, TRPCError } from "@trpc/server";
import superjson from "superjson";
import { isAllowed, type Permission } from "../auth/permissions";
import { currentPerson } from "../auth/session";
import { now } from "../clock";
import { liveHub } from "../db/live";
import { keepTime } from "../db/time";
import { BatonError, type ErrorCode, toPublicError } from "../errors";
import { log } from "../log";
import { inputFault } from "./inputFault";

export async function createContext() {
  liveHub().start();
  await keepTime();
  return { person: await currentPerson() };
}
export type Context = Awaited<ReturnType<typeof createContext>>;

const trpcCode: Record<ErrorCode, TRPCError["code"]> = {
  badInput: "BAD_REQUEST",
  unauthenticated: "UNAUTHORIZED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  conflict: "CONFLICT",
  tooLarge: "PAYLOAD_TOO_LARGE",
  tooMany: "TOO_MANY_REQUESTS",
  internal: "INTERNAL_SERVER_ERROR",
  unavailable: "SERVICE_UNAVAILABLE",
};

const t = initTRPC.context<Context>().create({
  transformer: superjson,
  // The parser's own list of faults is for programs; what stands on screen is a sentence.
  errorFormatter: ({ shape, error }) => ({ ...shape, message: inputFault(error.cause) ?? shape.message }),
  sse: {
    maxDurationMs: 15 * 60_000,
    ping: { enabled: true, intervalMs: 3_000 },
    client: { reconnectAfterInactivityMs: 10_000 },
  },
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Whatever a procedure throws leaves as one of our errors; internals stay in the log. */
const guarded = t.procedure.use(async ({ next, path }) => {
  const result = await next();
  // Input that does not parse is said as such by tRPC itself.
  if (result.ok || result.error.code !== "INTERNAL_SERVER_ERROR" || !(result.error.cause instanceof Error))
    return result;
  const known = toPublicError(result.error.cause);
  if (known.code === "internal") log.error({ err: result.error.cause, path }, "a query failed");
  throw new TRPCError({ code: trpcCode[known.code], message: known.message, cause: known });
});

/** Open to everybody: customers with a link, and visitors. */
export const openProcedure = guarded;

/** For signed-in people whose role has the permission. */
export const procedureFor = (permission: Permission) =>
  guarded.use(({ ctx, next }) => {
    if (!ctx.person) throw new TRPCError({ code: "UNAUTHORIZED", message: "Please sign in." });
    if (!isAllowed(ctx.person.role, permission)) {
      throw new TRPCError({ code: "FORBIDDEN", message: "Your role does not allow this." });
    }
    return next({ ctx: { ...ctx, person: ctx.person } });
  });

/** An answer with the server's time, which countdowns use instead of the client's clock. */
export const stamped = <T>(data: T) => ({ now: now(), data });
export const missing = (what: string) => new BatonError("notFound", `There is no such ${what}.`);

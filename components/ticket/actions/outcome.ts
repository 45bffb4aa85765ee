import type { resolveAction } from "@/server/actions/desk";

/** What server actions answer: a value, or an error that is told to the person. */
type Answer = Awaited<ReturnType<typeof resolveAction>>;
export type AnyFailure = Extract<Answer, { ok: false }>;
export type Failure = AnyFailure["error"];
export type Outcome<T> = { ok: true; value: T } | AnyFailure;

import type { PlaybookAction } from "../policy/document";
import type { ActionOutcome } from "../vocabulary";

export interface ActionResult {
  outcome: ActionOutcome;
  /** The fields that articles may use; empty unless done. */
  returned: Record<string, string>;
}

/** A returned value is shown to a customer: so long at most, in characters. */
const longest = 500;

function at(answer: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => {
    return typeof value === "object" && value !== null && Object.hasOwn(value, key)
      ? (value as Record<string, unknown>)[key]
      : undefined;
  }, answer);
}

const shown = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value).slice(0, longest)
    : null;

/** Did the other system do what was asked? Only an answer in JSON whose expected field has the expected value says so. */
export function readActionAnswer(action: PlaybookAction, body: string): ActionResult {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return { outcome: "badAnswer", returned: {} };
  }
  const value = at(answer, action.expect.field);
  if (value === undefined) return { outcome: "badAnswer", returned: {} };
  if (value !== action.expect.equals) return { outcome: "refused", returned: {} };
  const returned = action.returns.flatMap((name) => {
    const text = shown(at(answer, name));
    return text === null ? [] : [[name, text] as const];
  });
  return { outcome: "done", returned: Object.fromEntries(returned) };
}

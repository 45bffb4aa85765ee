import { unfilledIn } from "../domain/knowledge/variables";
import { BatonError } from "../errors";

/** What a saved reply left open is not for the customer's eyes. */
export function mustBeFilled(body: string): void {
  const left = unfilledIn(body);
  if (left.length === 0) return;
  const text = `Not filled in: ${left.join(", ")}. Write what belongs there, or take it out.`;
  throw new BatonError("badInput", text, "text");
}

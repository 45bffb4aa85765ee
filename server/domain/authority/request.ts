import { z } from "zod";
import { approvalKinds } from "../vocabulary";
import { largestRefund } from "./largest";

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

const clean = (s: string) => s.toWellFormed().replaceAll("\u0000", "").trim();

const request = z
  .string({ error: "Write what you ask for." })
  .transform(clean)
  .pipe(
    z
      .string()
      .min(1, "Write what you ask for and why, so that it can be decided.")
      .max(2000, "What you ask for is longer than 2,000 characters: shorten it."),
  );

/** What is wrong with an amount as it was written; null where nothing is. */
function faultOf(amount: string): string | null {
  if (amount === "") return "A refund needs an amount, for example 120.50.";
  if (!/^-?\d+(\.\d+)?$/.test(amount)) return "The amount is not a number: write it like 120.50.";
  if (/\.\d{3,}$/.test(amount)) return "The amount has more than two decimals: write it like 120.50.";
  if (Number(amount) <= 0) return "The amount must be more than 0.";
  return Number(amount) > largestRefund ? "The amount is above 1,000,000: check it, or ask for a part of it." : null;
}

const amount = z.string({ error: "A refund needs an amount, for example 120.50." }).transform((written, ctx) => {
  const text = written.trim();
  const fault = faultOf(text);
  if (fault === null) return text;
  ctx.addIssue({ code: "custom", message: fault });
  return z.NEVER;
});

const currency = z
  .string({ error: "Choose the currency of the refund." })
  .transform((s) => s.trim().toUpperCase())
  .refine((s) => currencies.has(s), "The currency is not known: use its three letters, for example EUR.");

/** What somebody with authority is asked. A refund says how much, as decimal text ("120.50") in an ISO 4217 currency; other
 *  kinds carry no money. */
export const approvalRequest = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("refund"), request, amount, currency }),
    z.strictObject({ kind: z.literal("exception"), request }),
    z.strictObject({ kind: z.literal("other"), request }),
  ],
  { error: `The kind of request must be one of ${approvalKinds.join(", ")}.` },
);
export type ApprovalRequest = z.infer<typeof approvalRequest>;

/** The answer to a request; a denial says why. */
export const approvalAnswer = z
  .strictObject({
    state: z.enum(["approved", "denied"], { error: "A request is either approved or denied." }),
    reason: z
      .string()
      .transform(clean)
      .pipe(z.string().max(1000, "The reason is longer than 1,000 characters: shorten it."))
      .transform((s) => s || null),
  })
  .refine((a) => a.state === "approved" || a.reason !== null, {
    path: ["reason"],
    message: "Say why it is denied: whoever asked has to explain it to the customer.",
  });
export type ApprovalAnswer = z.infer<typeof approvalAnswer>;

import { z } from "zod";
import { normalisePhone, phoneRemedy } from "../domain/customer/phone";
import { channels } from "../domain/vocabulary";
import { BatonError } from "../errors";

/** The most one message may weigh, in bytes of UTF-8. */
export const maxMessageBytes = 100 * 1024;

// Control characters other than tab and line breaks do not occur in what people write; they mean a binary file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const binary = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/;
export const oneLine = (name: string, max: number) =>
  z
    .string({ error: `${name} must be text` })
    .transform((s) => s.toWellFormed().replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1, `${name} is empty: please fill it in`).max(max, `${name} is longer than ${max} characters`))
    .refine((s) => !binary.test(s), `${name} contains control characters: please send plain text`);

export const emailAddress = z
  .string({ error: "customer.email must be text" })
  .transform((s) => s.trim().toLowerCase())
  .pipe(z.email("customer.email is not an e-mail address").max(254));

/** A telephone number, as E.164. */
export const phoneNumber = (name: string) =>
  z.string({ error: `${name} must be text` }).transform((s, ctx) => {
    const number = normalisePhone(s);
    if (number !== null) return number;
    ctx.addIssue({ code: "custom", message: `${name} is not a telephone number: ${phoneRemedy}` });
    return z.NEVER;
  });

const customer = z
  .strictObject({
    email: emailAddress.optional(),
    phone: phoneNumber("customer.phone").optional(),
    /** The customer's id in your own systems. */
    externalId: oneLine("customer.externalId", 200).optional(),
    name: oneLine("customer.name", 200),
    /** The account's id in your own systems. */
    account: oneLine("customer.account", 200).optional(),
  })
  .refine(({ email, phone, externalId }) => email ?? phone ?? externalId, {
    error: "customer is unknown: give email, phone or externalId, so that they are recognised",
  });

/** A message as any channel hands it over. */
export const incomingMessage = z.strictObject({
  customer,
  channel: z.enum(channels, { error: `channel must be one of ${channels.join(", ")}` }),
  subject: oneLine("subject", 300).optional(),
  text: z
    .string({ error: "text is missing: send what the customer wrote" })
    .transform((s) => s.toWellFormed().replace(/\r\n?/g, "\n").trim())
    .refine((s) => s.length > 0, "text is empty: send what the customer wrote")
    .refine((s) => !binary.test(s), "text contains binary data: send plain text in UTF-8"),
  /** The message's id in your own system: a second delivery of the same id is recognised. */
  externalId: oneLine("externalId", 200).optional(),
});
export type IncomingMessage = z.infer<typeof incomingMessage>;

/** Parses a message or throws the BatonError that names the field and the remedy. */
export function parseMessage(input: unknown): IncomingMessage {
  const text = (input as { text?: unknown } | null)?.text;
  if (typeof text === "string" && Buffer.byteLength(text) > maxMessageBytes) {
    throw new BatonError("tooLarge", "text is larger than 100 kB: shorten it or attach the log elsewhere", "text");
  }
  return parseInput(incomingMessage, input);
}

/** Parses anything from outside by its schema; the first fault names its field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join(".");
  const unknown = issue.code === "unrecognized_keys" ? `unknown field ${issue.keys.join(", ")}` : issue.message;
  throw new BatonError("badInput", unknown, field || null);
}

import { z } from "zod";

/** Whether an address may stand behind a link on our pages: http or https with a host, and nobody's password in it. The desk
 *  itself never calls it, so a host of the house's own network is fine. */
function isWebLink(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && hostname !== "" && username + password === "";
}

const link = z
  .string()
  .transform((s) => s.toWellFormed().trim())
  .pipe(z.string().max(500, "The link is longer than 500 characters: use a shorter one."))
  .refine((s) => s === "" || isWebLink(s), "The link is not a web address: it must begin with https:// or http://.")
  .transform((s) => (s === "" ? null : s));

/** For whom a ticket waits: a label ("ENG-1234", "the bank") and, optionally, where they work on it. */
export const thirdParty = z.strictObject({
  label: z
    .string({ error: "Say for whom the ticket waits." })
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").replace(/\s+/g, " ").trim())
    .pipe(
      z
        .string()
        .min(1, "Say for whom the ticket waits, for example ENG-1234.")
        .max(80, "The name is longer than 80 characters: shorten it."),
    ),
  link,
});
export type ThirdParty = z.infer<typeof thirdParty>;

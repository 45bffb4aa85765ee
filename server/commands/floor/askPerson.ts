import { z } from "zod";
import { inTransaction } from "../../db/client";
import { askedMeanwhile, tellAsked, withdrawAsked } from "../../db/notifications";
import type { PersonId } from "../../domain/ids";
import { BatonError } from "../../errors";
import { newId } from "../ids";

/** What a lead asks of somebody's hours, for the sake of a queue. Instants are epoch ms. */
export const askSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("askedBack"), queue: z.string().min(1).max(120) }),
  z.strictObject({ kind: z.literal("askedToStay"), queue: z.string().min(1).max(120), until: z.int() }),
]);
export type Ask = z.infer<typeof askSchema>;

/** Asks somebody to come back, or to stay longer: they are told at once, in their notifications; whether they do is theirs to
 *  say. Two leads who see the same thing ask once. */
export async function askPerson(personId: PersonId, ask: Ask, by: PersonId): Promise<{ askId: string }> {
  const askId = newId();
  await inTransaction(async (tx) => {
    const [person] = await tx.$queryRaw<{ name: string }[]>`
      SELECT name FROM person WHERE id = ${personId}::uuid AND disabled_at IS NULL FOR UPDATE`;
    if (!person) throw new BatonError("notFound", "There is no such person.", "person");
    const asker = await askedMeanwhile(tx, personId, ask.kind);
    if (asker !== null) throw new BatonError("conflict", `${person.name} was asked by ${asker} already.`, "person");
    await tellAsked(tx, askId, personId, ask, by);
  });
  return { askId };
}

/** Takes back what this lead has asked: it stands as taken back where it was told. */
export async function withdrawAsk(askId: string, by: PersonId): Promise<void> {
  const withdrawn = await inTransaction((tx) => withdrawAsked(tx, askId, by));
  if (!withdrawn) throw new BatonError("conflict", "It is taken back already, or was not yours to take back.");
}

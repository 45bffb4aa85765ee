import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { db } from "../db/client";
import { BatonError } from "../errors";

/** The channel that signed this body as Standard Webhooks has it: HMAC-SHA256 over id, timestamp and body, no older than
 *  five minutes. Every secret in use is tried, so that one can be replaced while the old one still works. */
export async function requireSignature(
  kind: "phone",
  headers: Headers,
  body: string,
): Promise<{ channelId: string; deliveryId: string }> {
  const refuse = (why: string, field: string) => new BatonError("unauthenticated", why, field);
  const names = ["webhook-id", "webhook-timestamp", "webhook-signature"] as const;
  const signed: Record<string, string> = {};
  for (const name of names) {
    const value = headers.get(name);
    if (!value || value.length > 2000)
      throw refuse(`Send the header ${name}, as Standard Webhooks describes it.`, name);
    signed[name] = value;
  }
  const at = Number(signed["webhook-timestamp"]);
  if (!Number.isInteger(at) || Math.abs(Date.now() / 1000 - at) > 300) {
    const why = "The timestamp is more than 5 minutes off: sign anew when you repeat a delivery, and set your clock.";
    throw refuse(why, "webhook-timestamp");
  }
  const channels = await db.channel.findMany({ where: { kind, revokedAt: null }, select: { id: true, secret: true } });
  for (const { id, secret } of channels) {
    try {
      new Webhook(secret).verify(body, signed, { jsonParse: false });
      return { channelId: id, deliveryId: signed["webhook-id"]! };
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
    }
  }
  throw refuse("The signature fits no channel's secret: sign `id.timestamp.body` as it is sent.", "webhook-signature");
}

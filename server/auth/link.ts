import { readLink } from "../db/views/customerTicket";
import { BatonError } from "../errors";

const sentences = {
  expired: "This link has expired, because nothing happened for 180 days. Please write to us anew on our help page.",
  unknown: "This link is no longer valid: open it from where you first saw it, or write to us anew on our help page.",
};

/** The ticket that a customer's link opens, or the error that says why it opens none. */
export async function requireLink(token: unknown): Promise<string> {
  const link = await readLink(String(token));
  if (link.state === "open") return link.ticketId;
  throw new BatonError(link.state === "expired" ? "forbidden" : "notFound", sentences[link.state], "token");
}

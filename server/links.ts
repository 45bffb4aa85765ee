import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env";

const sign = (id: string, version: number) =>
  createHmac("sha256", env.BATON_LINK_SECRET).update(`ticket:${id}:${version}`).digest().subarray(0, 15);

/** The customer's link to a ticket: its id and a signature over id and link version. Raising the version revokes it. */
export function trackToken(ticketId: string, linkVersion = 1): string {
  const id = Buffer.from(ticketId.replaceAll("-", ""), "hex");
  return Buffer.concat([id, sign(ticketId, linkVersion)]).toString("base64url");
}

export const trackUrl = (ticketId: string, linkVersion = 1) =>
  `${env.BATON_PUBLIC_URL}/t/${trackToken(ticketId, linkVersion)}`;

/** The ticket a token names, still to be verified against its link version; null when it is no token at all. */
export function ticketIdOfToken(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 31 || bytes.toString("base64url") !== token) return null;
  return bytes
    .subarray(0, 16)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export function isValidToken(token: string, ticketId: string, linkVersion: number): boolean {
  const bytes = Buffer.from(token, "base64url");
  return bytes.length === 31 && timingSafeEqual(bytes.subarray(16), sign(ticketId, linkVersion));
}

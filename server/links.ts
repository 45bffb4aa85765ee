import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env";

const sign = (what: string) => createHmac("sha256", env.BATON_LINK_SECRET).update(what).digest().subarray(0, 15);

/** An id and a signature over `what` it may be used for. */
function tokenOf(id: string, what: string): string {
  return Buffer.concat([Buffer.from(id.replaceAll("-", ""), "hex"), sign(what)]).toString("base64url");
}

function isTokenOf(token: string, what: string): boolean {
  const bytes = Buffer.from(token, "base64url");
  return bytes.length === 31 && timingSafeEqual(bytes.subarray(16), sign(what));
}

/** The id that a token names, still to be verified; null when it is no token at all. */
function idOfToken(token: string): string | null {
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== 31 || bytes.toString("base64url") !== token) return null;
  return bytes
    .subarray(0, 16)
    .toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

const ticketUse = (id: string, version: number) => `ticket:${id}:${version}`;

/** The customer's link to a ticket. Raising the link's version revokes it. */
export const trackToken = (ticketId: string, linkVersion = 1): string =>
  tokenOf(ticketId, ticketUse(ticketId, linkVersion));

export const trackUrl = (ticketId: string, linkVersion = 1) =>
  `${env.BATON_PUBLIC_URL}/t/${trackToken(ticketId, linkVersion)}`;

/** The ticket a token names, still to be verified against its link version; null when it is no token at all. */
export const ticketIdOfToken = idOfToken;

export const isValidToken = (token: string, ticketId: string, linkVersion: number): boolean =>
  isTokenOf(token, ticketUse(ticketId, linkVersion));

const personUse = (linkId: string) => `person:${linkId}`;

/** By which somebody sets their password, once (`person_link`). Made anew whenever it is shown or mailed, and kept nowhere. */
export const personLinkUrl = (linkId: string) => `${env.BATON_PUBLIC_URL}/invite/${tokenOf(linkId, personUse(linkId))}`;

/** The link a token stands for; null for a forged or mistyped one. */
export function personLinkOfToken(token: string): string | null {
  const id = idOfToken(token);
  return id !== null && isTokenOf(token, personUse(id)) ? id : null;
}

const wallboardUse = (linkId: string) => `wallboard:${linkId}`;

/** Shows the wallboard to whoever has it (`wallboard_link`), until it is revoked. */
export const wallboardUrl = (linkId: string) => `${env.BATON_PUBLIC_URL}/w/${tokenOf(linkId, wallboardUse(linkId))}`;

/** The link a token stands for; null for a forged or mistyped one. */
export function wallboardLinkOfToken(token: string): string | null {
  const id = idOfToken(token);
  return id !== null && isTokenOf(token, wallboardUse(id)) ? id : null;
}

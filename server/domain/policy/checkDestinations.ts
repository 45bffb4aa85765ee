import { z } from "zod";
import type { Destination, PolicyDocument } from "./document";
import { duplicates } from "./duplicates";
import { type DeskFacts, type Finding, find } from "./finding";

const mailAddress = z.email();
/** Networks in which nobody between sender and receiver listens; the sender's guard asks for them by name. */
const ownNetwork = /^(localhost|127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|\[::1\]$|\[f[cd])/i;

/** What is wrong with an address, and what to do; null where it can be used. */
function fault({ kind, address }: Destination): { what: string; fix: string } | null {
  if (kind === "email") {
    if (mailAddress.safeParse(address).success) return null;
    return { what: `“${address}” is not a mail address`, fix: "Write it like team@example.com." };
  }
  const fix = "Write it like https://hooks.example.com/alarms.";
  if (!URL.canParse(address)) return { what: `“${address}” is not a web address`, fix };
  const { protocol, hostname, username, password } = new URL(address);
  if (username || password)
    return { what: "it holds a name or password", fix: "Leave them out: what is sent is signed." };
  if (protocol === "https:" || (protocol === "http:" && ownNetwork.test(hostname))) return null;
  return { what: `${protocol}//${hostname} can be read on its way`, fix };
}

/** The alarm that would send something there, said as an example. */
function example(p: PolicyDocument, id: string): string {
  const rule = p.sla.alarms.find((a) => a.do.some((x) => x.kind === "send" && x.destination === id));
  return rule ? `What the alarm “${rule.id}” sends.` : "What an alarm sends there.";
}

/** Addresses that nothing could be sent to, and ids that stand twice. */
export const destinationErrors = (p: PolicyDocument): Finding[] => [
  ...p.destinations.flatMap((d, i) => {
    const found = fault(d);
    const path = `destinations.${i}.address`;
    return found ? [find("invalid", path, `${path}: ${found.what}`, example(p, d.id), found.fix)] : [];
  }),
  ...duplicates(p.destinations, (d) => d.id, "destinations"),
];

/** Webhooks that wait, because there is no secret to sign with. */
export function destinationWarnings(p: PolicyDocument, desk?: DeskFacts): Finding[] {
  const signed = desk?.signedDestinations;
  if (!signed) return [];
  return p.destinations.flatMap((d, i) => {
    if (d.kind !== "webhook" || signed.includes(d.id)) return [];
    const message = `destinations.${i}: there is no secret to sign what is sent to ${d.id}, so it waits`;
    const fix = `Make one: npm run baton -- channel create destination --name ${d.id}`;
    return [find("unsigned", `destinations.${i}`, message, example(p, d.id), fix)];
  });
}

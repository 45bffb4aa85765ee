import { expect, it } from "vitest";
import { patternEvidence } from "./pattern";
import { type NamingTicket, surgeClaims } from "./surgeClaims";

const today = 20_000;
let count = 0;
const ticket = (day: number, text: string, more: Partial<NamingTicket> = {}): NamingTicket => {
  count++;
  return { ticketId: `t${count}`, customerId: `c${count}`, day, features: [], errors: [], text, ...more };
};
/** Two months of twelve escalations a day. */
const past = Array.from({ length: 69 * 12 }, (_, i) =>
  ticket(today - 69 + Math.floor(i / 12), `Something else number ${i}`, { features: i % 6 === 0 ? ["sync"] : ["ui"] }),
);
const failing = (i: number) =>
  ticket(today, `Since noon the sync says checkpoint mismatch, error SYNC-3107, at Acme ${i}`, {
    features: ["sync"],
    errors: [{ hash: "0a1b2c3d", sample: i % 2 === 0 ? "error SYNC-3107" : "fails with SYNC-3107" }],
  });

it("one surge that shows as an error, a feature and phrases is one card: the error's, with its code and open tickets", () => {
  const now = Array.from({ length: 9 }, (_, i) => failing(i));
  const [waiting, old] = [failing(10), { ...failing(11), day: today - 40 }];
  const claims = surgeClaims([...past, ...now], [waiting, old, now[0]!], new Set(["acme"]), today);
  expect(claims).toHaveLength(1);
  const [claim] = claims;
  expect(claim).toMatchObject({ key: "error/0a1b2c3d", audience: ["product"], strength: 9 });
  expect(claim!.evidence).toMatchObject({ on: "error", sample: "SYNC-3107", named: 9, customers: 9 });
  expect(claim!.ticketIds).toEqual([...now.map((t) => t.ticketId).reverse(), waiting.ticketId]);
  expect(patternEvidence.safeParse(claim!.evidence).success).toBe(true);
});

it("an error that each writes in another way is told by its hash, so that nobody's own words are kept", () => {
  const now = Array.from({ length: 9 }, (_, i) => {
    return { ...failing(i), errors: [{ hash: "0a1b2c3d", sample: `failed for account: ${i}x${i}` }] };
  });
  const [claim] = surgeClaims([...past, ...now], [], new Set(), today);
  expect(claim!.evidence).toMatchObject({ subject: "0a1b2c3d", sample: null });
  expect(JSON.stringify(claim)).not.toContain("account");
});

it("a phrase is told where nothing says it more plainly, and no name is in it", () => {
  const now = Array.from({ length: 9 }, (_, i) =>
    ticket(today, `Acme cannot open the quokka panel today, it is empty ${i}`),
  );
  const claims = surgeClaims([...past, ...now], [], new Set(["acme"]), today);
  expect(claims.map((c) => c.key)).toEqual(["phrase/quokka panel"]);
  expect(JSON.stringify(claims)).not.toMatch(/acme/i);
});

it("calm weeks claim nothing", () => {
  expect(surgeClaims(past, [], new Set(), today)).toEqual([]);
});

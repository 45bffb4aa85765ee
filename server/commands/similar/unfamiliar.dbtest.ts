import { beforeAll, expect, it } from "vitest";
import { openDesk, write } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import { loadPolicy } from "../../db/policies";
import { recentCloseness } from "../../db/similar";
import { type DecisionFacts, decide } from "../../domain/decision/decide";
import { leastRead, leastResolved, mostRead, usualCloseness } from "../../domain/similar/unfamiliar";
import { askedWith } from "../../understanding/index/asked";
import { similarIndex } from "./similarIndex";

const said = ["sign in", "reset the password", "download the invoice", "see the report", "open the dashboard"];
const question = (at: number) => `We cannot ${said[at % 5]} in workspace ${at % 11} since the morning, please help us`;

const odd = "Quokkas juggle marmalade under seven crimson bridges at noon";

beforeAll(async () => {
  await openDesk();
  const index = similarIndex();
  for (let at = 0; at < leastResolved; at++) {
    index.tickets.put(String(at), askedWith(question(at)), { customerId: "c", at, isResolved: true });
    index.resolved.add(String(at));
  }
  index.isReady = true;
});

const decisionOf = async (ticketId: string) => {
  const row = await db.decision.findFirstOrThrow({ where: { ticketId } });
  return { ...row, facts: row.facts as unknown as DecisionFacts };
};

it("a message unlike all that was resolved is harder by that, stored so that replaying it says the same", async () => {
  expect(JSON.stringify((await decisionOf((await write(odd)).ticketId)).result)).not.toContain("unlikeResolved");
  // What is usual is learnt from the messages themselves.
  for (let at = 0; at < leastRead; at++) await write(question(at));
  await write("Ich kann mich seit gestern nicht anmelden, das Passwort wird nicht angenommen."); // close to nothing
  expect(await recentCloseness(mostRead)).toHaveLength(leastRead + 1);
  similarIndex().usual = usualCloseness(await recentCloseness(mostRead));
  const text = "After rotating certificates, replicas of our ledger diverge under load: fails with E4711";
  const strange = await decisionOf((await write(text)).ticketId);
  const usual = await decisionOf((await write(question(3))).ticketId);
  expect(strange.facts.understanding!.similar!.unfamiliar).toMatchObject({ resolved: leastResolved });
  const codes = JSON.stringify(strange.result);
  expect(codes).toContain("unlikeResolved");
  expect(codes).toContain("newError");
  expect(JSON.stringify(usual.result)).not.toContain("unlikeResolved");
  // The index has moved on; the decision has not.
  similarIndex().isReady = false;
  for (const { facts, result, policyVersion } of [strange, usual]) {
    expect(decide(facts, await loadPolicy(policyVersion))).toEqual(result);
    expect(JSON.stringify(facts)).not.toMatch(/ledger|certificates|E4711/);
  }
});

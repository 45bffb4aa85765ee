import { beforeAll, expect, it } from "vitest";
import { openDesk, testPolicy, write } from "@/server/cli/test-setup/desk";
import { now } from "../../clock";
import { db } from "../../db/client";
import { claimThis } from "../../db/simulations/runs";
import { differingTickets } from "../../db/views/simulationTickets";
import type { PersonId } from "../../domain/ids";
import type { PolicyDocument } from "../../domain/policy/document";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { publishPolicy } from "../publishPolicy";
import { requestSimulation } from "./request";
import { carryOutSimulation } from "./run";

/** The assistant drafts an answer to everything that no gate keeps from it. */
const inReview = (p: PolicyDocument) => {
  for (const type of p.issueTypes) type.stage = "review";
  Object.assign(p.bands, { low: 0, high: 1 });
  p.gates.signals.severity = 0.85;
};
const severe = (p: PolicyDocument) => {
  p.severity.rules = [{ id: "mail", words: ["reset mail"], severity: 0.9 }];
};
const keyword = (p: PolicyDocument) => {
  p.gates.keywords = ["reset mail"];
};

let lead: PersonId;
let by: Actor;
let severeId: string;
beforeAll(async () => {
  ({ lead } = await openDesk(inReview));
  by = { kind: "person", id: lead };
  severeId = (await write("I cannot sign in, the password reset mail never arrives.")).ticketId;
  await write("I cannot sign in, my password is not accepted any more.");
}, 120_000);

const documentWith = (change: (p: PolicyDocument) => void) =>
  testPolicy(lead, (p) => {
    inReview(p);
    change(p);
  });
/** The tickets that a document would treat otherwise than the policy in force, and where they would begin. */
async function differing(change: (p: PolicyDocument) => void) {
  const tried = { kind: "document" as const, name: "Tried", document: documentWith(change) };
  const day = 86_400_000;
  const { id } = await requestSimulation({ tried, sourceId: null, from: now() - day, to: now() + day }, by);
  await carryOutSimulation((await claimThis(id))!);
  const { tickets } = await differingTickets(id, { kind: "disposition", page: 1 });
  return tickets.map((t) => ({ id: t.ticketId, published: t.published.lane, draft: t.draft.lane }));
}

it("sends to people what a draft's own words newly call severe, or always want for people", async () => {
  expect(await differing(() => {})).toEqual([]);
  for (const change of [severe, keyword])
    expect(await differing(change)).toEqual([{ id: severeId, published: "review", draft: "human" }]);
});

it("leaves what was found where the message is gone", async () => {
  const message = await db.message.findFirstOrThrow({ where: { ticketId: severeId } });
  const write = (data: { subject: string | null; body: string | null }) =>
    db.message.update({ where: { id: message.id }, data });
  await write({ subject: null, body: null });
  expect(await differing(severe)).toEqual([]);
  await write({ subject: message.subject, body: message.body });
});

it("reads it anew under the published policy too", async () => {
  await publishPolicy({ document: documentWith(severe), note: "test", actor: systemActor, origin: "system" });
  expect(await differing(() => {})).toEqual([{ id: severeId, published: "human", draft: "review" }]);
});

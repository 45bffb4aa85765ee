import { describe, expect, it } from "vitest";
import { person, policyWith } from "@/server/cli/test-setup/policies";
import { at as minuteAt, queued } from "@/server/cli/test-setup/tickets";
import { compilePolicy } from "../policy/compile";
import type { PolicyDocument } from "../policy/document";
import type { Ticket } from "../ticket/ticket";
import { handOn, nextOwner } from "./nextOwner";

const policyOf = (change?: (p: PolicyDocument) => void) => compilePolicy(1, policyWith(change));
const demo = policyOf();
const ticket = (more: Partial<Ticket> = {}): Ticket => ({
  ...queued().ticket,
  issueType: "data-sync",
  candidates: [
    { issueType: "data-sync", probability: 0.5 },
    { issueType: "invoice", probability: 0.3 },
    { issueType: "sign-in", probability: 0.02 },
  ],
  queue: { team: "integrations", tier: 1, since: 0 },
  barredTeams: ["integrations"],
  ...more,
});
const now = minuteAt(5);

describe("who has a released ticket next", () => {
  it.each<[string, Partial<Ticket>, string, number, string]>([
    ["the owner of the next likely issue type", {}, "billing", 1, "ownerNext"],
    ["at a tier that the ticket still allows", { minTier: 2 }, "billing", 2, "ownerNext"],
    ["not where nobody has that tier", { minTier: 3 }, "product", 1, "ownerNext"],
    [
      "the last resort when all of them released it",
      { barredTeams: ["integrations", "billing"] },
      "product",
      1,
      "ownerNext",
    ],
    [
      "the last resort where nothing is known of it",
      { issueType: null, barredTeams: [] },
      "product",
      1,
      "ownerLastResort",
    ],
    ["the last resort when it changed teams often enough", { hops: 3 }, "product", 1, "hopLimit"],
    [
      "the owner by policy where its team is gone",
      { queue: { team: "gardeners", tier: 1, since: 0 }, barredTeams: [] },
      "integrations",
      1,
      "ownerUnknown",
    ],
    [
      "the last resort where its team is gone and others released it",
      { queue: { team: "gardeners", tier: 1, since: 0 }, candidates: [] },
      "product",
      1,
      "ownerUnknown",
    ],
    ["what a person put right before what was read", { issueType: "user-invite" }, "access", 1, "ownerNext"],
  ])("%s", (_, more, team, tier, code) => {
    expect(nextOwner(ticket(more), demo, now)).toMatchObject({ team, tier, reason: { code } });
  });

  it("follows the ownership rules of the hour", () => {
    const byNight = policyOf((p) => {
      const rest = { issueTypes: ["data-sync"], segments: null, minProbability: 0.2 };
      p.ownership = [{ id: "night", ...rest, hours: { calendar: "berlin-office", during: "closed" }, owner: "access" }];
    });
    expect(nextOwner(ticket(), byNight, Date.UTC(2026, 2, 4, 10))).toMatchObject({ team: "billing" });
    expect(nextOwner(ticket(), byNight, Date.UTC(2026, 2, 4, 2))).toMatchObject({ team: "access" });
  });

  it("gives the named person of the last resort the ticket at once, and keeps it unowned while nobody is named", () => {
    expect(handOn(ticket({ hops: 3 }), demo, now)).toMatchObject([
      { do: "queue", team: "product" },
      {
        do: "assign",
        personId: person,
        via: "lastResort",
        reasons: [{ code: "assignedLastResort" }, { code: "hopLimit" }],
      },
    ]);
    const nobody = policyOf((p) => Object.assign(p.lastResort, { person: null }));
    expect(handOn(ticket({ hops: 3 }), nobody, now)).toMatchObject([{ do: "leaveUnowned" }]);
  });
});

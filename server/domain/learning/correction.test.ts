import { describe, expect, it } from "vitest";
import { facts, policyWith } from "@/server/cli/test-setup/policies";
import { Played } from "@/server/cli/test-setup/tickets";
import { decide } from "../decision/decide";
import { compilePolicy } from "../policy/compile";
import type { Ticket } from "../ticket/ticket";
import type { Candidate } from "../triage/understanding";
import { planCorrection } from "./correction";

const now = Date.UTC(2026, 2, 4, 9);
/** What is about an invoice and a refund, at least a quarter probable each, is Product's. */
const policy = compilePolicy(
  1,
  policyWith((p) => {
    p.ownership = [
      {
        id: "invoice-and-refund",
        issueTypes: ["invoice", "refund"],
        segments: null,
        hours: null,
        minProbability: 0.25,
        owner: "product",
      },
    ];
  }),
);

const read = (candidates: Candidate[]): Ticket => ({
  ...new Played().ticket,
  candidates,
  issueType: candidates[0]?.issueType ?? null,
  queue: { team: "access", tier: 1, since: now },
});

describe("where a corrected ticket belongs", () => {
  it.each<[string, string, Candidate[], string]>([
    [
      "the rule of both where the other was read too",
      "invoice",
      [candidate("sign-in", 0.5), candidate("refund", 0.4)],
      "product",
    ],
    [
      "its own owner where the other was hardly read",
      "invoice",
      [candidate("sign-in", 0.5), candidate("refund", 0.2)],
      "billing",
    ],
    [
      "the rule of both where it was the second itself",
      "refund",
      [candidate("invoice", 0.5), candidate("refund", 0.1)],
      "product",
    ],
    ["its own owner where nothing else was read", "invoice", [], "billing"],
  ])("is by %s, as the next decision has it", (_, issueType, candidates, team) => {
    const plan = planCorrection(read(candidates), { issueType }, policy, now);
    expect(plan).toMatchObject({ place: { team } });
    const next = decide(facts({ candidates }, { at: now, corrected: { issueType } }), policy);
    expect(next.team).toBe(team);
  });

  it("is that of nothing the desk knows where it is none of its types, whatever was read", () => {
    const { owner: team, tier } = policy.document.outOfScope;
    const plan = planCorrection(
      read([candidate("invoice", 0.5), candidate("refund", 0.4)]),
      { issueType: null },
      policy,
      now,
    );
    expect(plan).toMatchObject({ place: { team, tier } });
  });
});

function candidate(issueType: string, probability: number): Candidate {
  return { issueType, probability };
}

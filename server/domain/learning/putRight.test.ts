import { describe, expect, it } from "vitest";
import { decide, Played } from "@/server/cli/test-setup/tickets";
import type { TicketCommand } from "../ticket/lifecycle";
import { putRight } from "./putRight";

const correct = (correctionId: string, issueType: string | null, undoes = false): TicketCommand => ({
  do: "correct",
  correctionId,
  undoes,
  issueType,
  place: { team: "data", tier: 1 },
  minTier: 1,
  isKept: true,
  reasons: [],
});
const after = (...commands: TicketCommand[]) => {
  const p = new Played();
  for (const command of [decide, ...commands]) expect(p.do(1, command)).toBeNull();
  return putRight(p.events);
};

describe("what a person has put right", () => {
  it.each<[string, TicketCommand[], { issueType: string | null } | null]>([
    ["nothing", [], null],
    ["another type", [correct("a", "refund")], { issueType: "refund" }],
    ["none of these", [correct("a", null)], { issueType: null }],
    ["only the place", [correct("a", "invoice")], null],
    ["the type, then the place", [correct("a", "refund"), correct("b", "refund")], { issueType: "refund" }],
    ["and taken back", [correct("a", "refund"), correct("a", "invoice", true)], null],
    [
      "the later one taken back",
      [correct("a", "refund"), correct("b", "data-sync"), correct("b", "refund", true)],
      { issueType: "refund" },
    ],
  ])("%s", (_, commands, expected) => {
    expect(after(...commands)).toEqual(expected);
  });
});

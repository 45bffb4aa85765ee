import { describe, expect, it } from "vitest";
import { type Held, holderOf } from "./holder";

const base: Held = {
  status: "open",
  lane: null,
  step: null,
  assignee: null,
  offeredTo: null,
  teamName: "Billing",
  tier: 1,
};

describe("who has a ticket", () => {
  it.each<[string, Partial<Held>, object]>([
    ["nobody yet, in a queue", {}, { kind: "queued", team: "Billing", tier: 1 }],
    ["nobody at all", { teamName: null, tier: null }, { kind: "unowned" }],
    ["a person", { assignee: "Maya" }, { kind: "held", name: "Maya" }],
    ["somebody who is asked", { offeredTo: "Maya" }, { kind: "offered", name: "Maya" }],
    ["the assistant", { lane: "autonomous", step: "acting" }, { kind: "acting" }],
    ["a reviewer", { lane: "review", step: "reviewing" }, { kind: "reviewing" }],
    ["nobody any more", { status: "resolved", assignee: "Maya" }, { kind: "done" }],
  ])("%s", (_, more, holder) => {
    expect(holderOf({ ...base, ...more })).toEqual(holder);
  });
});

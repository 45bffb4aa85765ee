import { expect, it } from "vitest";
import type { Criteria } from "@/components/policy/types";
import { type Chosen, changeOf, choicesOf } from "./choices";

const criteria: Criteria = {
  version: 3,
  issueTypes: [{ id: "refund", name: "Refund", owner: "billing", startTier: 2, stage: "autonomous" }],
  teams: [
    { id: "billing", name: "Billing", tiers: [1, 2, 3] },
    { id: "product", name: "Product", tiers: [1] },
    { id: "empty", name: "Empty", tiers: [] },
  ],
  proposals: [],
};
const chosen: Chosen = { kind: "owner", issueType: "refund", value: "", word: "" };
const of = (kind: Chosen["kind"]) => choicesOf({ ...chosen, kind }, criteria, (stage) => stage);

it("offers what is not so now, and nothing that cannot be", () => {
  expect(of("owner")).toEqual({ now: "Billing", choices: [{ value: "product", label: "Product" }] });
  expect(of("startTier")).toMatchObject({ now: "T2", choices: [{ value: "1" }, { value: "3" }] });
  expect(of("stage").choices.map((one) => one.value)).toEqual(["off", "shadow", "review"]);
});

it("proposes nothing until something is chosen", () => {
  expect(changeOf(chosen)).toBeNull();
  expect(changeOf({ ...chosen, kind: "startTier", value: "3" })).toEqual({
    kind: "startTier",
    issueType: "refund",
    tier: 3,
  });
  expect(changeOf({ ...chosen, kind: "keyword", word: "lawyer" })).toEqual({ kind: "keyword", word: "lawyer" });
});

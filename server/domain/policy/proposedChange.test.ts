import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoPolicy } from "../../../prisma/seed/policies/demo";
import { checkPolicy } from "./check";
import { isChangeFault, type ProposedChange, saidNow, withChange } from "./proposedChange";

const document = demoPolicy("00000000-0000-7000-8000-000000000000");
const [type] = document.issueTypes;
const other = document.teams.find((team) => team.id !== type!.owner)!;

const made = (change: ProposedChange) => {
  const next = withChange(document, change);
  if (isChangeFault(next)) throw new Error(next.fault);
  return next;
};

describe("a proposed change", () => {
  it("gives an issue type another owner, at a tier that the owner staffs", () => {
    const next = made({ kind: "owner", issueType: type!.id, team: other.id });
    const changed = next.issueTypes.find((one) => one.id === type!.id)!;
    expect(changed.owner).toBe(other.id);
    expect(other.tiers).toContain(changed.startTier);
    expect(next.issueTypes.filter((one) => one.id !== type!.id)).toEqual(document.issueTypes.slice(1));
  });

  it("lets it begin at another tier of its owner, and at no other", () => {
    const owner = document.teams.find((team) => team.id === type!.owner)!;
    const tier = owner.tiers.find((one) => one !== type!.startTier)!;
    const changed = made({ kind: "startTier", issueType: type!.id, tier });
    expect(changed.issueTypes[0]!.startTier).toBe(tier);
    const refused = withChange(document, { kind: "startTier", issueType: type!.id, tier: 9 });
    expect(refused).toEqual({ fault: "tier", field: "tier" });
  });

  it("takes autonomy back, and does not hand it out", () => {
    const alone = document.issueTypes.find((one) => one.stage === "autonomous")!;
    expect(made({ kind: "stage", issueType: alone.id, stage: "off" }).issueTypes).toContainEqual({
      ...alone,
      stage: "off",
    });
    const watched = document.issueTypes.find((one) => one.stage !== "autonomous")!;
    const more = withChange(document, { kind: "stage", issueType: watched.id, stage: "autonomous" });
    expect(more).toEqual({ fault: "stage", field: "stage" });
  });

  it("adds a word that always goes to a person, once", () => {
    const change: ProposedChange = { kind: "keyword", word: "Zebra crossing" };
    const next = made(change);
    expect(saidNow(document, change)).toBeNull();
    expect(saidNow(next, { kind: "keyword", word: "zebra crossing" })).toBe("Zebra crossing");
    expect(withChange(next, change)).toEqual({ fault: "same", field: "word" });
  });

  it("refuses what the policy says already, and what it does not know", () => {
    const issueType = type!.id;
    expect(withChange(document, { kind: "owner", issueType, team: type!.owner })).toMatchObject({ fault: "same" });
    expect(withChange(document, { kind: "owner", issueType, team: "nobody" })).toMatchObject({ fault: "team" });
    expect(withChange(document, { kind: "owner", issueType: "nothing", team: other.id })).toMatchObject({
      fault: "issueType",
      field: "issueType",
    });
  });

  it("never makes a sound policy unsound, and says afterwards what was asked", () => {
    const types = fc.constantFrom(...document.issueTypes.map((one) => one.id));
    const change: fc.Arbitrary<ProposedChange> = fc.oneof(
      fc.record({
        kind: fc.constant("owner" as const),
        issueType: types,
        team: fc.constantFrom(...document.teams.map((team) => team.id)),
      }),
      fc.record({ kind: fc.constant("startTier" as const), issueType: types, tier: fc.integer({ min: 1, max: 9 }) }),
      fc.record({
        kind: fc.constant("stage" as const),
        issueType: types,
        stage: fc.constantFrom("off" as const, "shadow" as const, "review" as const),
      }),
      fc.record({ kind: fc.constant("keyword" as const), word: fc.string({ minLength: 2, maxLength: 80 }) }),
    );
    fc.assert(
      fc.property(change, (one) => {
        const next = withChange(document, one);
        if (isChangeFault(next)) return;
        expect(checkPolicy(next).errors).toEqual([]);
        const asked = one.kind === "owner" ? one.team : one.kind === "keyword" ? one.word : Object.values(one).at(-1);
        expect(saidNow(next, one)).toBe(asked);
      }),
    );
  });
});

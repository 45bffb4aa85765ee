import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { demoPolicy } from "@/prisma/seed/policies/demo";
import { estimateDesk, type TouchGroup } from "./estimate";

const policy = demoPolicy("00000000-0000-7000-8000-000000000000");
const priorOf = (issueType: string, tier: number) =>
  policy.issueTypes.find((t) => t.id === issueType)!.priors.find((p) => p.tier === tier)!;

/** So many touches, of which a share was solved, each in `minutes`. */
const group = (more: Partial<TouchGroup> & { minutes?: number; replies?: number } = {}): TouchGroup => {
  const { minutes = 10, replies = 1, ...rest } = more;
  const base = { issueType: "sign-in", tier: 1, personId: "ann", complexity: 0, outcomes: 10, weight: 10, solved: 5 };
  const g = { ...base, ...rest };
  const worked = rest.worked ?? g.solved;
  return { ...g, worked, lnMinutes: worked * Math.log(minutes), exchanges: worked * replies };
};
const cellOf = (groups: TouchGroup[], issueType = "sign-in", tier = 1) =>
  estimateDesk(groups, policy).cells.find((c) => c.issueType === issueType && c.tier === tier);

describe("estimates of a desk", () => {
  it("are the policy's priors, exactly, where nothing is known", () => {
    const { cells, skills, speeds } = estimateDesk([], policy);
    expect([skills, speeds]).toEqual([[], []]);
    for (const t of policy.issueTypes)
      for (const p of t.priors) {
        const cell = cells.find((c) => c.issueType === t.id && c.tier === p.tier);
        expect(cell).toMatchObject({ success: p.success, handlingMinutes: p.handlingMinutes, outcomes: 0 });
      }
  });

  it("become what many touches say", () => {
    const cell = cellOf([group({ outcomes: 4000, weight: 4000, solved: 1000, minutes: 33, replies: 3 })])!;
    expect(cell.success).toBeCloseTo(0.25, 2);
    expect(cell.handlingMinutes).toBeCloseTo(33, 0);
    expect(cell.exchanges).toBeCloseTo(3, 1);
    expect(cell.outcomes).toBe(4000);
  });

  it("lie between prior and data where a few are known", () => {
    const { success, handlingMinutes } = priorOf("sign-in", 1);
    const cell = cellOf([group({ solved: 2, minutes: 40 })])!;
    expect(cell.success).toBeGreaterThan(0.2);
    expect(cell.success).toBeLessThan(success);
    expect(cell.handlingMinutes).toBeGreaterThan(handlingMinutes);
    expect(cell.handlingMinutes).toBeLessThan(40);
  });

  it("go by the tier's mean where the policy has no prior", () => {
    const poor = group({ issueType: "invoice", outcomes: 500, weight: 500, solved: 50 });
    const own = group({ issueType: "unheard-of", outcomes: 2, weight: 2, solved: 1 });
    const alone = cellOf([own], "unheard-of")!;
    const among = cellOf([own, poor], "unheard-of")!;
    expect(among.success).toBeLessThan(alone.success);
  });

  it("do not depend on the order of the touches, to the last bit", () => {
    const groups = fc.array(
      fc
        .record({
          issueType: fc.constantFrom("sign-in", "invoice", "unheard-of"),
          tier: fc.constantFrom(1, 2),
          personId: fc.constantFrom("ann", "bob"),
          complexity: fc.double({ min: -3, max: 3, noNaN: true }),
          weight: fc.double({ min: 0.1, max: 30, noNaN: true }),
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          minutes: fc.double({ min: 1, max: 90, noNaN: true }),
        })
        .map(({ share, weight, ...g }) => group({ ...g, weight, solved: weight * share })),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(groups, fc.integer(), (list, seed) => {
        const other = [...list].sort((a, b) => Math.sin(seed + a.weight) - Math.sin(seed + b.weight));
        const [a, b] = [estimateDesk(list, policy), estimateDesk(other, policy)];
        expect(a.cells).toEqual(b.cells);
        expect(new Set(a.skills.map((s) => JSON.stringify(s)))).toEqual(
          new Set(b.skills.map((s) => JSON.stringify(s))),
        );
      }),
    );
  });
});

describe("a person", () => {
  const others = Array.from({ length: 4 }, (_, i) =>
    group({ personId: `p${i}`, outcomes: 100, weight: 100, solved: 80, minutes: 10 }),
  );
  const of = (own: TouchGroup) => {
    const { skills, speeds } = estimateDesk([...others, own], policy);
    return { skill: skills.find((s) => s.personId === "ann")!, speed: speeds.find((s) => s.personId === "ann")!.speed };
  };

  it("who does as the others do has no offset to speak of", () => {
    const { skill, speed } = of(group({ outcomes: 100, weight: 100, solved: 80, minutes: 10 }));
    expect(skill.offset).toBeCloseTo(0, 1);
    expect(speed).toBeCloseTo(1, 1);
  });

  it("who got the harder tickets is not thought worse", () => {
    // The chance of 0.8 at complexity 1.5, where T1 loses 1.1 logits for each deviation.
    const solved = 100 / (1 + Math.exp(-(Math.log(4) - 1.1 * 1.5)));
    const { skill } = of(group({ complexity: 1.5, outcomes: 100, weight: 100, solved }));
    expect(Math.abs(skill.offset)).toBeLessThan(0.1);
    expect(of(group({ complexity: 0, outcomes: 100, weight: 100, solved })).skill.offset).toBeLessThan(-0.5);
  });

  it("is known by a few touches only a little", () => {
    const few = of(group({ outcomes: 3, weight: 3, solved: 3, minutes: 5 }));
    const many = of(group({ outcomes: 300, weight: 300, solved: 300, minutes: 5 }));
    expect(few.skill.offset).toBeGreaterThan(0);
    expect(many.skill.offset).toBeGreaterThan(2 * few.skill.offset);
    expect(few.skill.trust).toBeLessThan(many.skill.trust);
    expect(few.speed).toBeLessThan(1);
    expect(many.speed).toBeLessThan(few.speed);
  });
});

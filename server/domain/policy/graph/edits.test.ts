import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPolicy, policyWith } from "@/server/cli/test-setup/policies";
import { checkPolicy } from "../check";
import { type PolicyDocument, publishedPolicy } from "../document";
import {
  addIssueType,
  addQueue,
  addRule,
  addTeam,
  connect,
  disconnect,
  duplicate,
  type Edit,
  mayConnect,
  remove,
  rename,
} from "./edits";
import { graphOf } from "./graph";

/** The document after an edit that is not refused. */
function changed(edit: Edit): PolicyDocument {
  if (edit.refused) throw new Error(JSON.stringify(edit.refused));
  return edit.document as PolicyDocument;
}
const p = policyWith((d) => {
  d.ownership = [
    {
      id: "refund-and-invoice",
      issueTypes: ["refund", "invoice"],
      segments: null,
      hours: null,
      minProbability: 0.25,
      owner: "billing",
    },
  ];
  d.sla.targets.push({ metric: "resolution", issueType: "refund", segment: null, minutes: 60, calendar: null });
  d.handoffs.byIssueType = { refund: ["tried"] };
});
const typeOf = (d: PolicyDocument, id: string) => d.issueTypes.find((t) => t.id === id);

describe("connect", () => {
  it("gives an issue type, a rule and what is out of scope another owner", () => {
    expect(typeOf(changed(connect(p, "type:refund", "queue:access:2")), "refund")).toMatchObject({
      owner: "access",
      startTier: 2,
    });
    expect(changed(connect(p, "rule:refund-and-invoice", "queue:product:1")).ownership[0]!.owner).toBe("product");
    expect(changed(connect(p, "outOfScope", "queue:access:1")).outOfScope).toEqual({ owner: "access", tier: 1 });
    expect(changed(connect(p, "queue:access:2", "lastResort")).lastResort).toMatchObject({ team: "access", tier: 2 });
  });
  it("adds an issue type to a rule, once", () => {
    const added = changed(connect(p, "type:plan-change", "rule:refund-and-invoice"));
    expect(added.ownership[0]!.issueTypes).toEqual(["refund", "invoice", "plan-change"]);
    expect(connect(added, "type:plan-change", "rule:refund-and-invoice").refused).toEqual({ why: "already" });
  });
  it("lets the assistant draft, and never act alone", () => {
    const off = policyWith((d) => {
      d.issueTypes[0]!.stage = "off";
    });
    expect(changed(connect(off, `type:${off.issueTypes[0]!.id}`, "assistant")).issueTypes[0]!.stage).toBe("review");
  });
  it("knows what cannot be connected", () => {
    expect(mayConnect("type:refund", "queue:access:1")).toBe(true);
    for (const [a, b] of [
      ["queue:access:1", "type:refund"],
      ["gates", "assistant"],
      ["nonsense", "gates"],
    ] as const) {
      expect(mayConnect(a, b)).toBe(false);
      expect(connect(p, a, b).refused).toEqual({ why: "noSuchConnection" });
    }
    expect(connect(p, "type:unheard-of", "queue:access:1").refused).toEqual({ why: "gone" });
  });
});

describe("remove", () => {
  it("takes an issue type out of everything that names it, with the rules that asked for it", () => {
    const edit = remove(p, "type:refund");
    const left = changed(edit);
    expect(JSON.stringify([left.ownership, left.sla, left.handoffs, left.context])).not.toContain('"refund"');
    expect(left.ownership).toEqual([]);
    expect(edit).toMatchObject({ cleaned: 2 });
  });
  it("refuses a team that still owns something, and says what", () => {
    const one = policyWith((d) => {
      for (const team of d.teams) team.tiers = [1];
    });
    expect(remove(one, "queue:billing:1").refused).toMatchObject({ why: "ownsStill", team: "billing" });
  });
  it("refuses the tier above which nothing is left for what starts there", () => {
    const high = policyWith((d) => {
      d.teams.find((t) => t.id === "billing")!.tiers = [1, 2];
      d.issueTypes.find((t) => t.id === "refund")!.startTier = 2;
    });
    expect(remove(high, "queue:billing:2").refused).toMatchObject({ why: "startsHere", tier: 2, first: "Refunds" });
    expect(changed(remove(high, "queue:billing:1")).teams.find((t) => t.id === "billing")!.tiers).toEqual([2]);
  });
  it("takes away a team of one's own again", () => {
    const grown = changed(addTeam(p, "Night shift"));
    expect(grown.teams.at(-1)).toEqual({ id: "night-shift", name: "Night shift", tiers: [1], cover: null });
    expect(changed(remove(grown, "queue:night-shift:1"))).toEqual(p);
  });
});

describe("rename", () => {
  it("is followed by all that names it", () => {
    const renamed = changed(rename(p, "issueTypes", "refund", "money-back"));
    expect(checkPolicy(renamed).errors).toEqual([]);
    expect(renamed.ownership[0]!.issueTypes).toEqual(["money-back", "invoice"]);
    expect(renamed.handoffs.byIssueType).toEqual({ "money-back": ["tried"] });
    const team = changed(rename(p, "teams", "billing", "finance"));
    expect(checkPolicy(team).errors).toEqual([]);
    expect(JSON.stringify(team)).not.toContain('"owner":"billing"');
  });
  it("is refused where the name is taken or no slug", () => {
    expect(rename(p, "teams", "billing", "access").refused).toEqual({ why: "nameTaken", name: "access" });
    expect(rename(p, "teams", "billing", "Not so").refused).toEqual({ why: "badName", name: "Not so" });
  });
});

describe("any edit", () => {
  const pick = fc.nat(10_000);
  const edits: ((d: PolicyDocument, at: (list: readonly string[]) => string) => Edit)[] = [
    (d, at) => connect(d, at(ids(d)), at(ids(d))),
    (d, at) => remove(d, at(ids(d))),
    (d, at) => duplicate(d, at(ids(d))),
    (d, at) => addQueue(d, at(d.teams.map((t) => t.id))),
    (d) => addTeam(d, "Night shift"),
    (d) => addIssueType(d, "Something new"),
    (d, at) => addRule(d, [at(d.issueTypes.map((t) => t.id)), at(d.issueTypes.map((t) => t.id))]),
    (d, at) => rename(d, "teams", at(d.teams.map((t) => t.id)), "renamed"),
    (d, at) => rename(d, "issueTypes", at(d.issueTypes.map((t) => t.id)), "renamed"),
    (d, at) => {
      const { edges } = graphOf(d);
      const id = at(edges.map((e) => e.id));
      return disconnect(d, edges.find((e) => e.id === id)!);
    },
  ];
  const ids = (d: PolicyDocument) => graphOf(d).nodes.map((n) => n.id);
  const graver = new Set(["invalid", "dangling", "duplicate"]);
  /** What is wrong, wherever in its list it stands and however often: a copy has the faults of what it was copied from. */
  const grave = (d: unknown) =>
    new Set(
      checkPolicy(d)
        .errors.filter((f) => graver.has(f.code))
        .map((f) => f.message.replace(/\.\d+/g, "")),
    );

  it("never makes a document of a worse shape", () => {
    const steps = fc.array(fc.tuple(fc.nat(edits.length - 1), pick, pick), { maxLength: 8 });
    let made = 0;
    fc.assert(
      fc.property(anyPolicy, steps, (start, all) => {
        let document = start;
        for (const [which, ...places] of all) {
          let turn = 0;
          const before = grave(document);
          const edit = edits[which]!(document, (list) => list[places[turn++ % 2]! % list.length]!);
          if (edit.refused) continue;
          made++;
          document = edit.document as PolicyDocument;
          expect(publishedPolicy.safeParse(document).error?.issues ?? []).toEqual([]);
          expect([...grave(document)].filter((fault) => !before.has(fault))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
    expect(made).toBeGreaterThan(100);
  });

  it("is total over half-done documents", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (document) => {
        for (const edit of [
          addTeam(document, "A"),
          addIssueType(document, "A"),
          addRule(document, ["a"]),
          remove(document, "type:a"),
          connect(document, "outOfScope", "queue:a:1"),
          duplicate(document, "rule:a"),
        ])
          expect(edit.refused === null || typeof edit.refused.why === "string").toBe(true);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { type Fault, faults, soundDesk } from "@/server/cli/test-setup/policyFaults";
import { checkPolicy, type Finding, findingCodes } from "./check";
import { compilePolicy } from "./compile";
import type { PolicyDocument } from "./document";
import { type DeskFacts, namesNoTicket } from "./finding";
import { walk } from "./graph/walk";
import { repaired } from "./repair";

const all = (document: unknown, desk: DeskFacts): Finding[] => {
  const { errors, warnings } = checkPolicy(document, desk);
  return [...errors, ...warnings];
};

function seed({ put, desk: change }: Fault): { document: PolicyDocument; desk: DeskFacts } {
  const document = policyWith(put);
  const desk = soundDesk(document);
  change?.(desk, document);
  return { document, desk };
}
const isIt =
  ({ code, path }: Pick<Finding, "code" | "path">) =>
  (f: Finding) =>
    f.code === code && f.path === path;

it("a sound policy at a sound desk has no findings", () => {
  const document = policyWith();
  expect(all(document, soundDesk(document))).toEqual([]);
});

it("a fault of each class is seeded below", () => {
  expect([...new Set(faults.map((f) => f.code))].sort()).toEqual([...findingCodes].sort());
});

describe("a seeded fault", () => {
  it.each(faults.map((f) => [f.code, f.path, f] as const))(
    "%s at %s is found, its ticket suffers, its repair mends it",
    (_, __, fault) => {
      const { document, desk } = seed(fault);
      const found = all(document, desk).find(isIt(fault));
      expect(found, JSON.stringify(all(document, desk).map((f) => [f.code, f.path]))).toBeDefined();
      // Who suffers is told, also where nobody does.
      expect(found!.counterExample).toBeTruthy();
      if (namesNoTicket(found!)) expect(found!.ticket).toBeUndefined();
      expect(found!.ticket !== undefined).toBe(fault.harm !== undefined);
      if (fault.harm) {
        const policy = compilePolicy(1, document);
        const way = walk(policy, found!.ticket!);
        expect(fault.harm({ document, desk, policy, ticket: found!.ticket!, way })).toBe(true);
      }
      if (found!.repair) {
        const mended = repaired(document, found!);
        expect(all(mended, desk).filter(isIt(fault))).toEqual([]);
        // Nothing else broke.
        const before = new Set(all(document, desk).map((f) => `${f.code} ${f.message}`));
        const fresh = checkPolicy(mended, desk).errors.filter((f) => !before.has(`${f.code} ${f.message}`));
        expect(fresh).toEqual([]);
      }
    },
  );
});

it("findings are plain JSON, as they are sent and printed", () => {
  for (const fault of faults) {
    const { document, desk } = seed(fault);
    const found = all(document, desk);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
    for (const f of found)
      expect(f).toMatchObject({ code: expect.any(String), path: expect.any(String), message: expect.any(String) });
  }
});

import { expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { gateWarnings } from "./checkGates";
import { slaErrors } from "./checkSla";
import { compilePolicy } from "./compile";
import type { PolicyDocument } from "./document";
import { walk } from "./graph/walk";

const said = (change: (p: PolicyDocument) => void) => {
  const document = policyWith((p) => {
    p.gates.frustration = 1;
    change(p);
  });
  const found = gateWarnings(document).find((f) => f.path === "gates.frustration")!;
  return { ...found, way: found.ticket && walk(compilePolicy(1, document), found.ticket) };
};

it("a gate that never closes shows a ticket that the assistant answers alone, whatever issue type comes first", () => {
  const { way, counterExample } = said((p) => {
    p.issueTypes[0]!.stage = "off";
  });
  expect(way!.disposition).toBe("autonomous");
  expect(counterExample).toMatch(/^A ".+" ticket with frustration at 0.99: it is answered by the assistant alone/);
});

it("in review it is a draft that waits, and where the assistant does nothing no ticket suffers", () => {
  const draft = said((p) => {
    for (const t of p.issueTypes) t.stage = t.stage === "autonomous" ? "review" : t.stage;
  });
  expect(draft.way!.disposition).toBe("review");
  expect(draft.counterExample).toMatch(/waits for a reviewer/);
  const none = said((p) => {
    for (const t of p.issueTypes) t.stage = "off";
  });
  expect(none.ticket).toBeUndefined();
  expect(none).toMatchObject({ counterExample: expect.stringMatching(/^No ticket: /) });
});

it("a ticket has the article of its segment", () => {
  const document = policyWith((p) => {
    Object.assign(p.sla.targets[0]!, { segment: "enterprise", calendar: "gone" });
  });
  expect(slaErrors(document).map((f) => f.counterExample)).toContainEqual(
    expect.stringMatching(/^An enterprise ticket/),
  );
});

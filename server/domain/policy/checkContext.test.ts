import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { type ContextRules, startingContext } from "../context/rules";
import { checkPolicy } from "./check";
import type { PolicyDocument } from "./document";

const event = (more: Partial<ContextRules["events"][number]> = {}) => ({
  event: "migration" as const,
  issueTypes: ["invoice"],
  days: 5,
  complexity: 1,
  ...more,
});
const volume = (more: Partial<ContextRules["volume"][number]> = {}) => ({
  metric: "records_synced",
  issueTypes: ["invoice"],
  from: 2,
  complexity: 1,
  ...more,
});
const check = (change: (c: ContextRules, p: PolicyDocument) => void) =>
  checkPolicy(policyWith((p) => change(p.context, p)));
const events = startingContext.events.length;
const volumes = startingContext.volume.length;

describe("the rules of a policy's context", () => {
  it.each<[string, string, string, RegExp, (c: ContextRules, p: PolicyDocument) => void]>([
    [
      "an unknown issue type of an event",
      "dangling",
      `context.events.${events}.issueTypes.1`,
      /invoise/,
      (c) => c.events.push(event({ issueTypes: ["invoice", "invoise"] })),
    ],
    [
      "an unknown issue type of a volume",
      "dangling",
      `context.volume.${volumes}.issueTypes.0`,
      /gone/,
      (c) => c.volume.push(volume({ issueTypes: ["gone"] })),
    ],
    [
      "one issue type twice",
      "duplicate",
      `context.events.${events}.issueTypes.1`,
      /repeats/,
      (c) => c.events.push(event({ issueTypes: ["invoice", "invoice"] })),
    ],
    [
      "one rule twice",
      "duplicate",
      `context.events.${events + 1}`,
      new RegExp(`context.events.${events} counts`),
      (c) => c.events.push(event(), event()),
    ],
    [
      "a rule within another one",
      "duplicate",
      `context.events.${events}`,
      /never counts/,
      (c) => c.events.push(event(), event({ issueTypes: ["refund", "invoice"], days: 9 })),
    ],
    [
      "one volume rule twice",
      "duplicate",
      `context.volume.${volumes + 1}`,
      /never counts/,
      (c) => c.volume.push(volume(), volume({ from: 3 })),
    ],
    [
      "a rule about no issue type",
      "invalid",
      `context.events.${events}.issueTypes`,
      /./,
      (c) => c.events.push(event({ issueTypes: [] })),
    ],
    [
      "an unknown event",
      "invalid",
      `context.events.${events}.event`,
      /./,
      (c) => c.events.push(event({ event: "party" as never })),
    ],
    [
      "a rule without days",
      "invalid",
      `context.events.${events}.days`,
      /./,
      (c) => c.events.push({ ...event(), days: 0 }),
    ],
    [
      "a feature twice",
      "duplicate",
      "features.1",
      /repeats/,
      (_, p) => {
        const feature = { id: "exports", name: "Exports", words: [] };
        p.features = [feature, { ...feature, name: "Again" }];
      },
    ],
  ])("%s forbids publishing, with its place and what to do", (_, code, path, message, change) => {
    const { ok, errors } = check(change);
    expect(ok).toBe(false);
    const found = errors.find((f) => f.code === code && f.path === path);
    expect(found, JSON.stringify(errors)).toBeDefined();
    expect(found!.message).toMatch(message);
    expect(found!.fix).toBeTruthy();
  });

  it.each<[string, string, (c: ContextRules) => void]>([
    [
      "a rule of weight 0",
      `context.events.${events}.complexity`,
      (c) => {
        c.isChecked = false;
        c.events.push(event({ complexity: 0 }));
      },
    ],
    [
      "a limit of 0",
      "context.complexityLimit",
      (c) => {
        Object.assign(c, { isChecked: false, complexityLimit: 0 });
      },
    ],
    [
      "a rate of the own currency",
      "context.value.rates.EUR",
      (c) => {
        c.value.rates.EUR = 1;
      },
    ],
  ])("%s asks for a reason", (_, path, change) => {
    const { ok, warnings } = check(change);
    expect(ok).toBe(true);
    expect(warnings).toContainEqual(
      expect.objectContaining({ code: "ruleWithoutEffect", path, fix: expect.any(String) }),
    );
  });

  it.each<[string, (c: ContextRules, p: PolicyDocument) => void]>([
    [
      "two rules for one event, the shorter one stronger",
      (c) => c.events.push(event({ days: 2, complexity: 2 }), event()),
    ],
    ["two metrics", (c) => c.volume.push(volume(), volume({ metric: "seats" }))],
    [
      "no rule at all",
      (c) => {
        c.events = [];
        c.volume = [];
      },
    ],
    ["a weight of 0 that has answers checked", (c) => c.events.push(event({ complexity: 0 }))],
    [
      "the starting rules on a desk without their issue types",
      (_, p) => {
        p.issueTypes = p.issueTypes.filter((t) => t.id !== "rate-limit");
      },
    ],
  ])("%s: no finding", (_, change) => {
    const { errors, warnings } = check(change);
    expect([...errors, ...warnings].filter((f) => f.path.startsWith("context"))).toEqual([]);
  });
});

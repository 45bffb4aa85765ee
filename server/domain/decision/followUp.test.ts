import { describe, expect, it } from "vitest";
import { signalNames, type Understanding } from "../triage/understanding";
import { afterFollowUp } from "./followUp";

const reading = (
  values: Partial<Record<(typeof signalNames)[number], number>>,
  modelVersion = "m+0",
): Understanding => ({
  modelVersion,
  candidates: [{ issueType: modelVersion === "m+0" ? "sign-in" : "invoice", probability: 0.8 }],
  noneOfThese: 0.1,
  signals: Object.fromEntries(
    signalNames.map((name) => [
      name,
      { value: values[name] ?? 0, evidence: values[name] ? [{ start: 0, end: 3 }] : [] },
    ]),
  ) as Understanding["signals"],
  errorSignatures: [],
});

describe("afterFollowUp", () => {
  it("says nothing new of a quiet message", () => {
    expect(afterFollowUp(reading({ frustration: 0.4 }), reading({ frustration: 0.5 }))).toBeNull();
  });

  it("raises what became louder, keeps the rest and the issue type, and points into the new message only", () => {
    const merged = afterFollowUp(reading({ frustration: 0.4, severity: 0.6 }), reading({ humanRequest: 0.9 }, "n+0"));
    expect(merged?.candidates[0]?.issueType).toBe("sign-in");
    expect(merged?.modelVersion).toBe("n+0");
    expect(merged?.signals.humanRequest).toEqual({ value: 0.9, evidence: [{ start: 0, end: 3 }] });
    expect(merged?.signals.frustration).toEqual({ value: 0.4, evidence: [] });
    expect(merged?.signals.severity.value).toBe(0.6);
  });

  it("takes the fresh reading where there was none", () => {
    const fresh = reading({});
    expect(afterFollowUp(null, fresh)).toBe(fresh);
  });
});

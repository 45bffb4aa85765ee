import { describe, expect, it } from "vitest";
import { readSignals } from "./signals";
import type { SignalName } from "./understanding";

const value = (name: SignalName, text: string) => readSignals(text).signals[name].value;

/** Each row: a text and the range its value must lie in. */
const tables: Partial<Record<SignalName, [text: string, least: number, most: number][]>> = {
  frustration: [
    ["How do I change my password?", 0, 0],
    ["Thanks a lot, that was quick!", 0, 0.1],
    ["This is ridiculous. Third time I'm asking, and nobody answers!!!", 0.8, 1],
    ["This is absolutely unacceptable, I'm furious.", 0.6, 1],
    ["I am not frustrated, just curious.", 0, 0.2],
    ["WHY IS NOBODY ANSWERING", 0.3, 1],
    ["The HTTP API returns JSON and XML, see RFC 4180 and ISO 8601.", 0, 0.05],
    ["ERR_EXPORT_TIMEOUT after upload", 0, 0.05],
    ["I've asked for my money three times. Three times!", 0.35, 1],
    ["Your tool is useless and a waste of money", 0.6, 1],
    ["It's a bit disappointing.", 0.3, 0.6],
  ],
  urgency: [
    ["How do I export a table?", 0, 0],
    ["Our launch is tomorrow and nothing is set up.", 0.6, 1],
    ["We go live in two hours", 0.5, 1],
    ["I need this by 5 pm.", 0.4, 1],
    ["Not urgent, whenever you have time.", 0, 0.15],
    ["This isn't urgent", 0, 0.15],
    ["No rush, we need it by Friday.", 0, 0.3],
    ["The urgent flag is missing on the ticket form.", 0, 0.15],
    ["How do I filter for urgent tickets?", 0, 0.15],
    ["We are losing orders every hour this is broken.", 0.5, 1],
    ["urgent!! demo today at 3", 0.6, 1],
    ["The contract ends tomorrow", 0.4, 1],
  ],
  severity: [
    ["How do I give everyone access?", 0, 0],
    ["The whole company is locked out, nobody can log in.", 0.6, 1],
    ["Tessel is down for all our users.", 0.75, 1],
    ["The import overwrote our records.", 0.5, 1],
    ["The page is a bit slow.", 0.05, 0.3],
    ["Sales are down 10 percent on this chart, is that right?", 0, 0.25],
    ["My colleague can't open the report.", 0.35, 0.7],
  ],
  complexity: [
    ["How do I change my password?", 0, 0.05],
    ['Traceback (most recent call last):\n  File "a.py", line 3, in <module>\nValueError: bad', 0.6, 1],
    ["We wrote our own connector; after your update it fails with AUTH-1043 only when two workspaces sync.", 0.6, 1],
    ["POST /v2/records returns 500", 0.2, 0.7],
  ],
};

for (const [name, rows] of Object.entries(tables)) {
  describe(name, () => {
    it.each(rows)("%s → %d..%d", (text, least, most) => {
      expect(value(name as SignalName, text)).toBeGreaterThanOrEqual(least);
      expect(value(name as SignalName, text)).toBeLessThanOrEqual(most);
    });
  });
}

describe("order of strength", () => {
  it("more people make the same fault graver", () => {
    expect(value("severity", "Nobody in the company can log in")).toBeGreaterThan(value("severity", "I can't log in"));
  });

  it("data loss is graver than slowness", () => {
    expect(value("severity", "All our data was deleted")).toBeGreaterThan(value("severity", "It is slow"));
  });

  it("shouting makes the same words angrier", () => {
    expect(value("frustration", "this is TERRIBLE SERVICE!!!")).toBeGreaterThan(
      value("frustration", "this is terrible service"),
    );
  });

  it("a trace and a second symptom make it harder", () => {
    const plain = "The sync fails.";
    const hard = "The sync fails with ERR_SYNC_LOCK. Also, webhooks come twice.";
    expect(value("complexity", hard)).toBeGreaterThan(value("complexity", plain));
  });
});

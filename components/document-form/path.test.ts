import { describe, expect, it } from "vitest";
import { freeId, listAt, moved, valueAt, without, withValue } from "./path";

describe("places in a document", () => {
  const document = { sla: { targets: [{ minutes: 5 }, { minutes: 7 }] } };

  it("are read, and nothing where nothing is", () => {
    expect(valueAt(document, ["sla", "targets", 1, "minutes"])).toBe(7);
    expect(valueAt(document, ["sla", "alarms", 0, "do"])).toBeUndefined();
    expect(valueAt("text", ["length"])).toBeUndefined();
    expect(listAt(document, ["sla"])).toEqual([]);
  });

  it("are changed in a copy that shares the rest", () => {
    const changed = withValue(document, ["sla", "targets", 0, "minutes"], 9) as typeof document;
    expect(changed).toEqual({ sla: { targets: [{ minutes: 9 }, { minutes: 7 }] } });
    expect(document.sla.targets[0]!.minutes).toBe(5);
    expect(changed.sla.targets[1]).toBe(document.sla.targets[1]);
  });

  it("are made where they are missing", () => {
    expect(withValue({}, ["sla", "targets", 0, "metric"], "resolution")).toEqual({
      sla: { targets: [{ metric: "resolution" }] },
    });
    expect(withValue({ sla: "broken" }, ["sla", "onReopen"], "none")).toEqual({ sla: { onReopen: "none" } });
  });

  it("keep their order, but for what is moved or taken out", () => {
    expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moved(["a", "b"], 1, 1)).toEqual(["a", "b"]);
    expect(without(["a", "b", "c"], 1)).toEqual(["a", "c"]);
  });

  it("name new rows as no other is named", () => {
    expect(freeId([{ id: "alarm" }, { id: "alarm-2" }, null], "alarm")).toBe("alarm-3");
  });
});

import { describe, expect, it } from "vitest";
import { type Past, pushed, stepped } from "./history";

const none: Past = { before: [], after: [] };

describe("stepped", () => {
  it("goes back and forth over what was pushed", () => {
    const two = pushed(pushed(none, "a"), "b");
    const back = stepped(two, "c", -1)!;
    expect(back.text).toBe("b");
    const further = stepped(back.past, back.text, -1)!;
    expect(further.text).toBe("a");
    expect(stepped(further.past, further.text, -1)).toBeNull();
    const forth = stepped(further.past, further.text, 1)!;
    expect(forth.text).toBe("b");
    expect(stepped(forth.past, forth.text, 1)).toEqual({ text: "c", past: two });
  });
  it("forgets what was undone once something else is done, and the oldest of many", () => {
    const back = stepped(pushed(none, "a"), "b", -1)!;
    expect(stepped(pushed(back.past, "a"), "c", 1)).toBeNull();
    const many = Array.from({ length: 150 }, (_, i) => String(i)).reduce(pushed, none);
    expect(many.before).toHaveLength(100);
    expect(many.before[0]).toBe("50");
  });
});

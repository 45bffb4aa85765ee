import { expect, it } from "vitest";
import { flowPath } from "./flow-path";

const numbers = (path: string) => path.match(/-?[\d.]+/g)!.map(Number);

it("begins and ends where it is told, and bends behind what stands in front", () => {
  const path = numbers(flowPath(100, 10, 600, 90, 300));
  expect(path.slice(0, 2)).toEqual([100, 10]);
  expect(path.slice(2, 4)).toEqual([300, 10]);
  expect(path.slice(-2)).toEqual([600, 90]);
});
it("never runs past its end to bend, and loops where it leads back", () => {
  expect(Math.max(...numbers(flowPath(0, 0, 100, 50, 400)).filter((_, i) => i % 2 === 0))).toBe(100);
  expect(flowPath(300, 0, 0, 0)).toMatch(/^M300,0 C.* 0,0$/);
});

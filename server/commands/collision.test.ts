import { expect, it } from "vitest";
import { ago } from "./collision";

it.each([
  [0, "1 second ago"],
  [20_000, "20 seconds ago"],
  [60_000, "1 minute ago"],
  [5_400_000, "2 hours ago"],
  [86_400_000, "1 day ago"],
])("%d ms is %s", (ms, words) => expect(ago(ms)).toBe(words));

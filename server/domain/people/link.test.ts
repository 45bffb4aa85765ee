import { expect, it } from "vitest";
import { linkLifeMs, linkState } from "./link";

const now = 1_000_000_000_000;
const open = { expiresAt: now + linkLifeMs, usedAt: null, withdrawnAt: null };

it.each([
  ["good for a week", open, now + linkLifeMs - 1, "open"],
  ["over to the millisecond", open, now + linkLifeMs, "expired"],
  ["used once", { ...open, usedAt: now + 5 }, now + 10, "used"],
  ["used, also after its week", { ...open, usedAt: now + 5 }, now + 2 * linkLifeMs, "used"],
  ["withdrawn", { ...open, withdrawnAt: now + 5 }, now + 10, "withdrawn"],
])("a link is %s", (_, link, at, state) => {
  expect(linkState(link, at)).toBe(state);
});

import { expect, it } from "vitest";
import { coalesced } from "./coalesce";

it("gives all who ask at one time what one run made of it, which began after they asked", async () => {
  let runs = 0;
  const open: (() => void)[] = [];
  const ask = coalesced(0, async () => {
    const run = ++runs;
    await new Promise<void>((resolve) => open.push(resolve));
    return run;
  });
  const first = [ask(), ask()];
  await expect.poll(() => open.length).toBe(1);
  const later = [ask(), ask()]; // the first run may have looked already
  open[0]!();
  expect(await Promise.all(first)).toEqual([1, 1]);
  await expect.poll(() => open.length).toBe(2);
  open[1]!();
  expect(await Promise.all(later)).toEqual([2, 2]);
});

it("tells all who asked when a run fails, and goes on with the next", async () => {
  let runs = 0;
  const ask = coalesced(0, async () => {
    if (++runs === 1) throw new Error("no");
    return runs;
  });
  expect(await Promise.allSettled([ask(), ask()])).toMatchObject([{ status: "rejected" }, { status: "rejected" }]);
  expect(await ask()).toBe(2);
});

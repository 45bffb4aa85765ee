import { expect, it } from "vitest";
import { ending } from "./ending";

const after = async (act: Parameters<typeof ending<number>>[1]) => {
  const said: boolean[] = [];
  await ending<number>(
    (is) => said.push(is),
    act,
    (value) => value > 0,
  )().catch(() => undefined);
  return said;
};

it("says so until it is known that the draft stands", async () => {
  expect(await after(async () => ({ ok: true, value: 1 }))).toEqual([true]);
  expect(await after(async () => ({ ok: true, value: 0 }))).toEqual([true, false]);
  const error = { code: "conflict" as const, message: "meanwhile", field: null };
  expect(await after(async () => ({ ok: false, error }))).toEqual([true, false]);
  expect(await after(() => Promise.reject(new Error("no line")))).toEqual([true, false]);
});

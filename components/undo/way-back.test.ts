import { beforeEach, expect, it, vi } from "vitest";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { dismissToast, toastStore } from "@/components/ui/toast-store";
import { tellWithWayBack } from "./way-back";

const run = <T>(action: () => Promise<Outcome<T>>) => action();
const refresh = vi.fn(async () => {});
const failed = (code: "conflict" | "unavailable") => {
  return async () => ({ ok: false, error: { code, message: "It is done.", field: null } }) as Outcome<number>;
};
beforeEach(() => {
  for (const one of toastStore.get()) dismissToast(one.id);
  refresh.mockClear();
});

async function undone(action: () => Promise<Outcome<number>>) {
  const said = { undone: (n: number) => (n > 0 ? { title: `${n} back` } : null), refresh };
  tellWithWayBack(run, "Undo", { title: "Sent" }, { action, ...said });
  const told = toastStore.get().at(-1)!;
  expect(told).toMatchObject({ title: "Sent", tone: "good", action: { label: "Undo" } });
  told.action!.onSelect();
  await vi.waitFor(() => expect(refresh).toHaveBeenCalledTimes(1));
  return toastStore.get().slice(1);
}

it("takes it back, says so and fetches what that changed", async () => {
  expect(await undone(async () => ({ ok: true, value: 2 }))).toMatchObject([{ title: "2 back", tone: "neutral" }]);
});

it("says nothing where the screen does", async () => {
  expect(await undone(async () => ({ ok: true, value: 0 }))).toEqual([]);
});

it("says why it cannot be taken back: as a warning where somebody was faster, and until it is read otherwise", async () => {
  expect(await undone(failed("conflict"))).toMatchObject([{ title: "It is done.", tone: "warn", duration: 15_000 }]);
  refresh.mockClear();
  for (const one of toastStore.get()) dismissToast(one.id);
  const [late] = await undone(failed("unavailable"));
  expect(late).toMatchObject({ title: "It is done.", tone: "late", duration: Number.POSITIVE_INFINITY });
});

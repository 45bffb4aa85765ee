"use client";
import { useTranslations } from "use-intl";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { type NewToast, toast } from "@/components/ui/toast-store";

type Run = ReturnType<typeof useRunAction>;

/** How something that was just done is taken back. */
export interface Back<T> {
  action: () => Promise<Outcome<T>>;
  /** What is said once it is; null = nothing, where the screen says it. */
  undone: (value: T) => NewToast | null;
  /** Fetches what both ways change. */
  refresh: () => Promise<unknown>;
  /** What the way back is called, where it is not "Undo". */
  label?: string;
}

/** Long enough to read why something could not be taken back. */
const readMs = 15_000;

/** Says that something was done, with its way back; and, once that is taken, how it went. */
export function tellWithWayBack<T>(run: Run, label: string, done: NewToast, back: Back<T>): void {
  async function undo(): Promise<void> {
    const result = await run(back.action);
    if (result.ok) {
      const told = back.undone(result.value);
      if (told) toast(told);
    } else {
      const { code, message } = result.error;
      // Somebody has done something about it since: nothing that the desk has to mend.
      toast(
        code === "conflict" ? { title: message, tone: "warn", duration: readMs } : { title: message, tone: "late" },
      );
    }
    await back.refresh();
  }
  toast({ tone: "good", ...done, action: { label: back.label ?? label, onSelect: () => void undo() } });
}

/** `tellWithWayBack` for this page. */
export function useWayBack(): <T>(done: NewToast, back: Back<T>) => void {
  const run = useRunAction();
  const label = useTranslations("common")("undo");
  return (done, back) => tellWithWayBack(run, label, done, back);
}

"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { toast } from "@/components/ui/toast-store";
import { useWayBack } from "@/components/undo/way-back";
import { type GiveRequest, giveTicketsAction, undoGivingAction } from "@/server/actions/give";
import type { GiveWarning } from "@/server/domain/ticket/giveWarnings";
import { useGiveWords } from "./use-give-words";

/** A toast that offers to take something back stays a little longer than others. */
const undoMs = 20_000;

type Asked = Omit<GiveRequest, "agreed">;

/** Gives tickets by hand: warnings first, then what came of it, with the way back. `to`: how the receiver is called. */
export function useGive(onDone: () => void) {
  const t = useTranslations("give");
  const words = useGiveWords();
  const run = useRunAction();
  const wayBack = useWayBack();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [warnings, setWarnings] = useState<GiveWarning[]>([]);
  const [failed, setFailed] = useState<string | null>(null);
  const refresh = () =>
    Promise.all(
      [trpc.lists, trpc.queues, trpc.inbox, trpc.tickets].map((of) =>
        queries.invalidateQueries({ queryKey: of.pathKey() }),
      ),
    );

  /** `agreed`: the warnings that were shown. */
  async function give(asked: Asked, name: string, agreed: readonly GiveWarning[]): Promise<void> {
    if (busy) return;
    setBusy(true);
    setFailed(null);
    const result = await run(() => giveTicketsAction({ ...asked, agreed: [...agreed] }));
    setBusy(false);
    if (!result.ok) return setFailed(result.error.message);
    if (result.value.state === "warned") return setWarnings(result.value.warnings);
    const { given, refused, givingId, stopped } = result.value;
    const title = given === 0 ? t("none") : t("person" in asked.to ? "done" : "sent", { count: given, name });
    const description = [stopped, words.refused(refused)].filter(Boolean).join(" ") || undefined;
    if (given === 0) toast({ title, description, tone: "warn" });
    else
      wayBack(
        { title, description, tone: stopped ? "warn" : "good", duration: undoMs },
        {
          action: () => undoGivingAction(givingId),
          undone: ({ undone, kept }) => {
            return {
              title: t("undone", { undone }),
              description: kept > 0 ? t("kept", { kept }) : undefined,
              tone: "good",
            };
          },
          refresh,
        },
      );
    onDone();
    await refresh();
  }
  const forget = () => setWarnings([]);
  return { give, busy, warnings, failed, forget };
}

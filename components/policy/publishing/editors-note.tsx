"use client";
import { useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { useEffect } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { leaveDraftAction, openDraftAction } from "@/server/actions/publishing";

const signEveryMs = 15_000;

/** Who else has the draft open. While this is on screen, others see the same of whoever looks. */
export function EditorsNote({ id, isChanging, canEdit }: { id: string; isChanging: boolean; canEdit: boolean }) {
  const t = useTranslations("publishing");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data } = useQuery({ ...trpc.policy.editors.queryOptions({ id }), refetchInterval: signEveryMs });
  useEffect(() => {
    if (!canEdit) return;
    // Others learn of it late at worst: a sign that is lost is followed by the next one.
    const sign = () => void openDraftAction(id, isChanging).catch(() => undefined);
    sign();
    const timer = setInterval(sign, signEveryMs);
    return () => clearInterval(timer);
  }, [id, isChanging, canEdit]);
  useEffect(() => {
    if (!canEdit) return;
    return () => void leaveDraftAction(id).catch(() => undefined);
  }, [id, canEdit]);
  const others = data?.data ?? [];
  return (
    <div role="status">
      {others.length > 0 && (
        <p className="flex items-center gap-2 rounded-md border border-warn/35 bg-warn-soft px-3 py-1.5 text-sm">
          <Users aria-hidden className="size-4 shrink-0 text-warn-text" />
          {t("editors", {
            names: format.list(others.map((o) => o.name)),
            count: others.length,
            // Whoever only reads it does not work on it, too.
            canEdit: String(canEdit),
            isChanging: String(others.some((o) => o.isChanging)),
          })}
        </p>
      )}
    </div>
  );
}

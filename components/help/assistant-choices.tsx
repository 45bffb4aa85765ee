"use client";
import { useQueryClient } from "@tanstack/react-query";
import { Check, UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { askForPersonAction, confirmAction } from "@/server/actions/help";

/** What the customer can do about the assistant with one click: agree, or ask for a person. */
export function AssistantChoices({ token, isAnswered }: { token: string; isAnswered: boolean }) {
  const t = useTranslations("help.track.confirm");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useRunAction();
  const [busy, setBusy] = useState<"yes" | "person" | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function choose(what: "yes" | "person") {
    if (busy) return;
    setBusy(what);
    setFailure(null);
    const result = await run(() => (what === "yes" ? confirmAction(token) : askForPersonAction(token)));
    // Whatever came of it, the page shows where the request is now.
    await queries.invalidateQueries({ queryKey: trpc.help.track.queryKey({ token }) });
    if (!result.ok) setFailure(result.error.message);
    setBusy(null);
  }
  return (
    <div className="grid gap-3">
      {failure && (
        <Callout tone="late" title={t("failed")} live>
          {failure}
        </Callout>
      )}
      <div className="flex flex-wrap gap-2">
        {isAnswered && (
          <Button variant="primary" busy={busy === "yes"} onClick={() => choose("yes")}>
            <Check aria-hidden />
            {t("yes")}
          </Button>
        )}
        <Button busy={busy === "person"} onClick={() => choose("person")}>
          <UserRound aria-hidden />
          {t("person")}
        </Button>
      </div>
    </div>
  );
}

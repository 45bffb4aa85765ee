"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast-store";
import { signOutPersonAction } from "@/server/actions/agents";
import type { AgentLine } from "./types";

/** Asks before somebody is signed out, and says what becomes of their work. */
export function SignOutDialog({ agent, onDone }: { agent: AgentLine | null; onDone: () => void }) {
  const t = useTranslations("agents.signOutDialog");
  const common = useTranslations("common");
  const run = useRunAction();
  const queries = useQueryClient();
  const trpc = useTRPC();
  const [busy, setBusy] = useState(false);

  async function signOut(id: string, name: string) {
    setBusy(true);
    const result = await run(() => signOutPersonAction(id));
    setBusy(false);
    if (result.ok) toast({ title: t("done", { name }), tone: "good" });
    else toast({ title: result.error.message, tone: "late" });
    await queries.invalidateQueries({ queryKey: trpc.agents.pathKey() });
    onDone();
  }
  return (
    <DialogRoot open={agent !== null} onOpenChange={(isOpen) => !isOpen && onDone()}>
      {agent && (
        <Dialog
          size="sm"
          title={t("title", { name: agent.name })}
          description={t("text", { count: agent.inHand })}
          footer={
            <>
              <DialogClose asChild>
                <Button variant="ghost">{common("cancel")}</Button>
              </DialogClose>
              <Button variant="danger" busy={busy} onClick={() => void signOut(agent.id, agent.name)}>
                {t("submit")}
              </Button>
            </>
          }
        />
      )}
    </DialogRoot>
  );
}

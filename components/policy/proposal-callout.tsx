"use client";
import { useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { discardDraftAction, renewProposalAction } from "@/server/actions/policy";
import { useRunAction } from "../ticket/actions/run-action";
import { Button } from "../ui/button";
import { ConfirmButton } from "./confirm-button";
import type { PolicyDraft, Proposal } from "./types";
import { useChangeWords } from "./use-change-words";

interface Props {
  id: string;
  draft: PolicyDraft;
  proposal: Proposal;
  /** The version in force. */
  current: number;
  canEdit: boolean;
  /** What it would have changed. */
  children?: ReactNode;
}

/** What a draft came from: who asks for which change, and the ticket that shows why. */
export function ProposalCallout({ id, draft, proposal, current, canEdit, children }: Props) {
  const t = useTranslations("policy.proposal");
  const words = useChangeWords();
  const run = useRunAction();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [answer, setAnswer] = useState("");
  const [busy, setBusy] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: trpc.policy.pathKey() });
  const isBehind = current > draft.basedOn && draft.isUntouched;
  const { by: name, ticket, why } = proposal;
  async function renew() {
    setBusy(true);
    const result = await run(() => renewProposalAction(id));
    if (result.ok) toast({ title: t("renewed", { version: result.value.basedOn }), tone: "good" });
    else toast({ title: result.error.message, tone: "warn" });
    await refresh();
    setBusy(false);
  }
  return (
    <Callout title={words(proposal)}>
      <p className="text-muted text-xs">
        {t.rich("by", {
          name,
          number: String(ticket.number),
          ticket: (text) => (
            <Link href={`/tickets/${ticket.id}`} className="underline underline-offset-3">
              {text}
            </Link>
          ),
        })}
      </p>
      <blockquote className="wrap-anywhere mt-1 whitespace-pre-wrap">{why}</blockquote>
      {children}
      {canEdit && (
        <div className="mt-2 flex flex-wrap gap-2">
          {isBehind && (
            <Button size="sm" variant="primary" busy={busy} onClick={() => void renew()}>
              {t("renew", { version: current })}
            </Button>
          )}
          <ConfirmButton
            size="sm"
            danger
            title={t("declineTitle", { name })}
            text={t("declineText", { name })}
            label={t("declineDo")}
            fields={
              <Field label={t("declineWhy", { name })} optional>
                {(control) => (
                  <Textarea
                    {...control}
                    rows={3}
                    maxLength={500}
                    value={answer}
                    onChange={(event) => setAnswer(event.target.value)}
                  />
                )}
              </Field>
            }
            action={() => discardDraftAction(id, answer)}
            onDone={async () => {
              toast({ title: t("declined", { name }), tone: "good" });
              router.push("/policy");
              await refresh();
            }}
          >
            {t("decline")}
          </ConfirmButton>
        </div>
      )}
    </Callout>
  );
}

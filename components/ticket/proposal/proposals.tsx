"use client";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useChangeWords } from "@/components/policy/use-change-words";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Part } from "../detail/part";
import { ProposeDialog } from "./propose-dialog";

interface Props {
  ticketId: string;
  /** What it was taken for. */
  issueType: string | null;
}

/** What was proposed to change because of this ticket, and the way to propose it. */
export function Proposals({ ticketId, issueType }: Props) {
  const t = useTranslations("ticket.proposal");
  const trpc = useTRPC();
  const words = useChangeWords();
  const [isOpen, setOpen] = useState(false);
  const criteria = useQuery(trpc.policy.criteria.queryOptions({ ticketId })).data?.data;
  if (!criteria) return null;
  return (
    <>
      {criteria.proposals.length > 0 && (
        <Part title={t("part")}>
          <ul className="grid gap-1.5 text-sm">
            {criteria.proposals.map((one) => (
              <li key={one.id} className="wrap-anywhere">
                {words(one)}
                <span className="block text-muted text-xs">
                  {t("line", {
                    state: one.state,
                    name: one.by,
                    version: one.version ?? 0,
                    answer: one.answer || "none",
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Button size="sm" variant="ghost" className="justify-self-start" onClick={() => setOpen(true)}>
        {t("open")}
      </Button>
      <ProposeDialog
        ticketId={ticketId}
        issueType={issueType}
        criteria={criteria}
        open={isOpen}
        onOpenChange={setOpen}
      />
    </>
  );
}

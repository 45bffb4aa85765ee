"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Check, Undo2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { correctionWhys } from "@/server/domain/vocabulary";
import type { TicketDetail, Viewer } from "../detail/types";
import { CorrectionDialog } from "./correction-dialog";
import type { Choice, CorrectionOptions, TicketCorrection } from "./types";
import { useCorrecting } from "./use-correcting";

/** Other readings that are one click away. */
const shortcuts = 3;

interface Props {
  detail: TicketDetail;
  names: Names;
  viewer: Viewer;
}

/** What it was taken for, to be put right in one click; then what that has changed. */
export function CorrectionPanel({ detail, names, viewer }: Props) {
  const t = useTranslations("ticket.correction");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { ticket, decision } = detail;
  const known = useQuery(trpc.learning.ofTicket.queryOptions({ ticketId: ticket.id })).data?.data;
  const correcting = useCorrecting(detail, names, () =>
    queries.invalidateQueries({ queryKey: trpc.learning.pathKey() }),
  );
  const [isOpen, setOpen] = useState(false);
  if (!decision || detail.mergedInto) return null;
  const isOthers = ticket.assignment !== null && ticket.assignment.personId !== viewer.id;
  const mayCorrect = viewer.role !== "agent" || !isOthers;
  const isName = (id: string | null) => (id === null ? t("none") : nameOf(id, names));
  const types = decision.result.candidates.map((one) => one.issueType).filter((id) => id !== ticket.issueType);
  const others = [...types.slice(0, shortcuts), ...(ticket.issueType === null ? [] : [null])];
  return (
    <Panel title={t("title")} note={t("note")}>
      <p className="text-sm">
        {t.rich("taken", {
          issueType: isName(ticket.issueType),
          b: (chunks) => <b className="font-medium first-letter:uppercase">{chunks}</b>,
        })}
      </p>
      {known?.correction && <Corrected correction={known.correction} viewer={viewer} correcting={correcting} />}
      {mayCorrect && (
        <fieldset className="mt-2 flex flex-wrap gap-1.5" disabled={correcting.busy}>
          <legend className={cn("mb-1 text-muted text-xs", others.length === 0 && "sr-only")}>{t("better")}</legend>
          {others.map((id) => (
            <Button key={id ?? "none"} size="sm" onClick={() => void correcting.correct({ issueType: id })}>
              <Check aria-hidden />
              <span className="first-letter:uppercase">{isName(id)}</span>
            </Button>
          ))}
          <Button
            size="sm"
            variant={others.length > 0 ? "ghost" : "secondary"}
            disabled={!known}
            onClick={() => setOpen(true)}
          >
            {t("else")}
          </Button>
        </fieldset>
      )}
      {mayCorrect && known && <Elsewhere detail={detail} options={known} correcting={correcting} />}
      {known && (
        <CorrectionDialog
          detail={detail}
          options={known}
          open={isOpen}
          onOpenChange={setOpen}
          onCorrect={correcting.correct}
        />
      )}
    </Panel>
  );
}

interface ElsewhereProps {
  detail: TicketDetail;
  options: CorrectionOptions;
  correcting: Pick<ReturnType<typeof useCorrecting>, "busy" | "correct">;
}

/** The other teams, and the other tiers of its team, each one click away. */
function Elsewhere({ detail: { ticket }, options, correcting: { busy, correct } }: ElsewhereProps) {
  const t = useTranslations("ticket.correction");
  if (!ticket.queue) return null;
  const { team, tier } = ticket.queue;
  const teams = options.teams.filter(({ id }) => id !== team);
  const tiers = options.teams.find(({ id }) => id === team)?.tiers.filter((n) => n !== tier) ?? [];
  const groups: [string, { name: string; choice: Choice }[]][] = [
    [t("otherTeam"), teams.map(({ id, name }) => ({ name, choice: { team: id } }))],
    [t("otherTier"), tiers.map((n) => ({ name: t("tierName", { tier: n }), choice: { tier: n } }))],
  ];
  return groups.map(([title, choices]) =>
    choices.length === 0 ? null : (
      <fieldset key={title} className="mt-2 flex flex-wrap gap-1.5" disabled={busy}>
        <legend className="mb-1 text-muted text-xs">{title}</legend>
        {choices.map(({ name, choice }) => (
          <Button key={name} size="sm" variant="ghost" onClick={() => void correct(choice)}>
            {name}
          </Button>
        ))}
      </fieldset>
    ),
  );
}

interface CorrectedProps {
  correction: TicketCorrection;
  viewer: Viewer;
  correcting: Pick<ReturnType<typeof useCorrecting>, "busy" | "undo" | "sayWhy">;
}

/** Who put it right and why, and which later tickets were read otherwise because of that. */
function Corrected({ correction, viewer, correcting: { busy, undo, sayWhy } }: CorrectedProps) {
  const t = useTranslations("ticket.correction");
  const format = useFormatter();
  const { by, changed, id, why } = correction;
  const isMine = by.id === viewer.id;
  const mayChange = isMine || viewer.role !== "agent";
  return (
    <div className="mt-2 grid gap-1.5 border-line border-t pt-2 text-xs">
      <p className="text-muted">
        {t("by", { name: isMine ? "me" : by.name })}{" "}
        <b className="font-medium text-ink">{t(isMine ? "changedMine" : "changed", { count: changed.count })}</b>
      </p>
      {changed.latest.length > 0 && (
        <p className="text-muted">
          {format.list(
            changed.latest.map((one) => (
              <Link key={one.id} href={`/tickets/${one.id}`} className="tabular underline underline-offset-2">
                #{one.number}
              </Link>
            )),
          )}
        </p>
      )}
      {why === null && mayChange ? (
        <fieldset className="flex flex-wrap gap-1.5" disabled={busy}>
          <legend className="mb-1 text-muted">{t("why")}</legend>
          {correctionWhys.map((one) => (
            <Button key={one} size="sm" onClick={() => void sayWhy(id, one)}>
              {t(`whys.${one}`)}
            </Button>
          ))}
        </fieldset>
      ) : (
        why !== null && <p className="text-muted">{t(`whys.${why}`)}.</p>
      )}
      {why === "criteria" && <p className="text-muted">{t("proposeIt")}</p>}
      {mayChange && (
        <Button size="sm" variant="ghost" className="justify-self-start" disabled={busy} onClick={() => undo(id)}>
          <Undo2 aria-hidden />
          {t("undo")}
        </Button>
      )}
    </div>
  );
}

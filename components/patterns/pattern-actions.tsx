"use client";
import { useQuery } from "@tanstack/react-query";
import { AlarmClock, Scale, Siren, UserRound } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { DeclareDialog } from "@/components/incident/declare-dialog";
import { useChangeWords } from "@/components/policy/use-change-words";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { toast } from "@/components/ui/toast-store";
import { DismissDialog } from "./dismiss-dialog";
import { ProposePatternDialog } from "./propose-dialog";
import type { Pattern, PatternList } from "./types";
import { nameIn, useSubject } from "./use-claim";
import { useDecide } from "./use-decide";

const dayMs = 86_400_000;
const snoozeDays = [1, 7, 30] as const;

interface Props {
  pattern: Pattern;
  features: PatternList["features"];
  claim: string;
  version: number;
  /** The signed-in person. */
  me: string;
}

/** What can be done about a pattern. */
export function PatternActions(props: Props) {
  const { pattern, me } = props;
  const t = useTranslations("patterns.actions");
  const now = useServerNow();
  const { busy, decide } = useDecide(pattern.id);
  const [isDismissing, setDismissing] = useState(false);
  const { state, assignee } = pattern;
  const act = async (...decision: Parameters<typeof decide>) => {
    const failed = await decide(...decision);
    if (failed !== null) toast({ title: failed, tone: "late" });
  };
  if (state === "dismissed" || state === "snoozed") {
    return (
      <Button size="sm" busy={busy} onClick={() => void act({ do: "open" })}>
        {t("reopen")}
      </Button>
    );
  }
  return (
    <>
      <IncidentButton {...props} />
      <ProposeButton {...props} />
      <AssignMenu
        assignee={assignee?.id ?? null}
        me={me}
        busy={busy}
        onAssign={(to) => void act({ do: "assign", to })}
      />
      <Menu>
        <MenuTrigger asChild>
          <Button size="sm" variant="ghost" disabled={busy}>
            <AlarmClock aria-hidden />
            {t("snooze")}
          </Button>
        </MenuTrigger>
        <MenuContent align="start">
          {snoozeDays.map((days) => (
            <MenuItem key={days} onSelect={() => void act({ do: "snooze", until: now + days * dayMs })}>
              {t("snoozeFor", { days })}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      <Button size="sm" variant="ghost" onClick={() => setDismissing(true)}>
        {t("dismiss")}
      </Button>
      <DismissDialog id={pattern.id} open={isDismissing} onOpenChange={setDismissing} />
    </>
  );
}

interface AssignProps {
  assignee: string | null;
  me: string;
  busy: boolean;
  onAssign: (to: string) => void;
}

/** Leads and admins; whoever gets it is told. */
function AssignMenu({ assignee, me, busy, onAssign }: AssignProps) {
  const t = useTranslations("patterns.actions");
  const [isOpen, setOpen] = useState(false);
  const people = useQuery(useTRPC().patterns.people.queryOptions(undefined, { enabled: isOpen })).data?.data ?? [];
  return (
    <Menu open={isOpen} onOpenChange={setOpen}>
      <MenuTrigger asChild>
        <Button size="sm" variant="ghost" disabled={busy}>
          <UserRound aria-hidden />
          {t("assign")}
        </Button>
      </MenuTrigger>
      <MenuContent align="start">
        {people.length === 0 && <MenuItem disabled>{t("people")}</MenuItem>}
        {people.map(({ id, name }) => (
          <MenuItem key={id} disabled={id === assignee} onSelect={() => onAssign(id)}>
            {id === me ? t("me", { name }) : name}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

/** A surge that is no incident, or whose last one is over, becomes one. */
function IncidentButton({ pattern, features }: Props) {
  const t = useTranslations("patterns.actions");
  const titles = useTranslations("patterns");
  const subject = useSubject();
  const [isOpen, setOpen] = useState(false);
  const { evidence, incident, id } = pattern;
  const isAsked = evidence.kind === "surge" && (incident === null || incident.resolvedAt !== null);
  const open = useQuery(useTRPC().patterns.tickets.queryOptions({ id }, { enabled: isAsked && isOpen })).data?.data
    .open;
  if (!isAsked) return null;
  const { on, subject: key } = evidence;
  const fields = {
    issueType: null,
    feature: on === "feature" ? key : null,
    error: on === "error" ? key : null,
    words: on === "phrase" ? key : "",
  };
  const title = titles("surgeTitle", { subject: subject(evidence, nameIn(pattern, features)) }).slice(0, 120);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)} busy={isOpen && open === undefined}>
        <Siren aria-hidden />
        {t("incident")}
      </Button>
      {open && (
        <DeclareDialog open={isOpen} onOpenChange={setOpen} surge={{ patternId: id, title, fields, ticketIds: open }} />
      )}
    </>
  );
}

/** Where the criteria should say otherwise. */
function ProposeButton({ pattern, claim, version }: Props) {
  const t = useTranslations("patterns.propose");
  const changeWords = useChangeWords();
  const [isOpen, setOpen] = useState(false);
  const { change, proposal, id } = pattern;
  if (!change || proposal) return null;
  const words = t("waits", { change: changeWords({ change, names: pattern.names }) });
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Scale aria-hidden />
        {t("open")}
      </Button>
      <ProposePatternDialog
        id={id}
        change={words}
        claim={claim}
        version={version}
        open={isOpen}
        onOpenChange={setOpen}
      />
    </>
  );
}

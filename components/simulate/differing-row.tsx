"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { ReasonList } from "@/components/reasons/reason-line";
import { nameOf } from "@/components/reasons/words";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { DifferingTicket, SimulationNames } from "./types";

type Outcome = DifferingTicket["draft"];

/** What one policy makes of the ticket, in a line; what differs is set off. */
function OutcomeLine({
  word,
  of,
  kinds,
  names,
}: {
  word: string;
  of: Outcome;
  kinds: readonly string[];
  names: SimulationNames;
}) {
  const t = useTranslations("simulate.result.tickets");
  const lane = useTranslations("ticket.disposition");
  const metric = useTranslations("sla.metric");
  const format = useFormatter();
  const set = (kind: string) => (kinds.includes(kind) ? "font-medium text-ink" : undefined);
  const number = (x: number, digits = 0) => format.number(x, { maximumFractionDigits: digits });
  const promises = (["firstResponse", "resolution"] as const).filter((one) => of.late[one] !== undefined);
  return (
    <div className="grid grid-cols-[5.5rem_1fr] gap-x-2">
      <dt className="text-faint">{word}</dt>
      <dd className="flex min-w-0 flex-wrap gap-x-2 text-muted">
        <span className={set("owner")}>{nameOf(of.team, names.teams)}</span>
        <span className={set("tier")}>T{of.tier}</span>
        <span className={set("disposition")}>{lane(of.lane)}</span>
        <span className={cn("tabular", set("priority"))}>{t("priority", { value: number(of.priority) })}</span>
        {kinds.includes("promise") &&
          promises.map((one) => (
            <span key={one} className={set("promise")}>
              {t(of.late[one] ? "late" : "kept", { metric: metric(`${one}.long`) })}
            </span>
          ))}
        {of.outlook && (
          <span className="text-faint">
            ≈{" "}
            {t("outlook", {
              hops: number(of.outlook.hops, 1),
              late: format.number(of.outlook.resolution, { style: "percent", maximumFractionDigits: 0 }),
              minutes: number(of.outlook.minutes),
            })}
          </span>
        )}
      </dd>
    </div>
  );
}

/** A ticket that two policies treat otherwise: what was, what would be, and why. */
export function DifferingRow({ ticket, names }: { ticket: DifferingTicket; names: SimulationNames }) {
  const t = useTranslations("simulate.result.tickets");
  const lane = useTranslations("ticket.disposition");
  const { ticketId, label, subject, kinds, was, published, draft } = ticket;
  const reasonNames = { ...names.teams, ...names.issueTypes };
  const title = subject?.trim() || t("noSubject");
  return (
    <li className="grid gap-1 border-line border-b px-3 py-2 last:border-b-0">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        {ticketId ? (
          <Link
            href={`/tickets/${ticketId}`}
            className="min-w-0 max-w-full truncate rounded-xs font-medium text-sm underline decoration-line-strong underline-offset-3 hover:decoration-current"
          >
            #{label} {title}
          </Link>
        ) : (
          <span className="min-w-0 truncate font-medium text-sm">{label}</span>
        )}
        {kinds.map((kind) => (
          <Badge key={kind} tone="outline">
            {t(`kind.${kind}`)}
          </Badge>
        ))}
      </div>
      <dl className="grid gap-0.5 text-xs">
        <div className="grid grid-cols-[5.5rem_1fr] gap-x-2">
          <dt className="text-faint">{t("was")}</dt>
          <dd className="flex min-w-0 flex-wrap gap-x-2 text-muted">
            <span>{nameOf(was.team, names.teams)}</span>
            <span>T{was.tier}</span>
            <span>{lane(was.lane)}</span>
            <span>{t("hops", { count: was.hops })}</span>
          </dd>
        </div>
        <OutcomeLine word={t("published")} of={published} kinds={kinds} names={names} />
        <OutcomeLine word={t("draft")} of={draft} kinds={kinds} names={names} />
      </dl>
      <details className="text-xs">
        <summary className="min-h-6 w-fit cursor-pointer rounded-xs py-1 text-muted hover:text-ink">
          {t("why")}
          <span className="sr-only"> #{label}</span>
        </summary>
        <div className="grid gap-3 py-1 md:grid-cols-2">
          {(
            [
              ["published", published],
              ["draft", draft],
            ] as const
          ).map(([word, of]) => (
            <div key={word} className="min-w-0">
              <p className="mb-1 font-medium">{t(word)}</p>
              <ReasonList reasons={of.reasons} names={reasonNames} />
            </div>
          ))}
        </div>
      </details>
    </li>
  );
}

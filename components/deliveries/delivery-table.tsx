"use client";
import { CircleCheck, Clock, OctagonAlert } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import { RetryButton } from "./retry-button";
import type { DeliveryLine } from "./types";

const looks = {
  waiting: { tone: "neutral", Icon: Clock },
  delivered: { tone: "good", Icon: CircleCheck },
  failed: { tone: "late", Icon: OctagonAlert },
} as const;

/** On a phone there is room for what happened and what to do about it. */
const wide = "max-md:hidden";

/** Deliveries with what became of each. */
export function DeliveryTable({ lines, canRetry }: { lines: readonly DeliveryLine[]; canRetry: boolean }) {
  const t = useTranslations("deliveries");
  return (
    <Table aria-label={t("caption")}>
      <TableHead>
        <tr>
          <HeaderCell>{t("status")}</HeaderCell>
          <HeaderCell>{t("what")}</HeaderCell>
          <HeaderCell className={wide}>{t("to")}</HeaderCell>
          <HeaderCell numeric className={wide}>
            {t("attempts")}
          </HeaderCell>
          <HeaderCell className={wide}>{t("when")}</HeaderCell>
          <HeaderCell className={wide}>{t("next")}</HeaderCell>
          {canRetry && <HeaderCell>{t("actions")}</HeaderCell>}
        </tr>
      </TableHead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} canRetry={canRetry} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ line, canRetry }: { line: DeliveryLine; canRetry: boolean }) {
  const t = useTranslations("deliveries");
  const now = useServerNow();
  const { state, about } = line;
  const { tone, Icon } = looks[state];
  const to = line.to.join(", ") || t("nobody");
  return (
    <tr className="h-row border-line border-b last:border-b-0 hover:bg-hover">
      <td className="px-3">
        <Badge tone={tone}>
          <Icon aria-hidden />
          {t(`is.${state}`)}
        </Badge>
      </td>
      <td className="w-full px-3 py-1.5 md:min-w-64">
        <Link
          href={about.topic === "alarm" ? `/tickets/${about.ticketId}` : `/people?person=${about.personId}`}
          className="rounded-xs font-medium underline decoration-line-strong underline-offset-3 hover:decoration-current"
        >
          {about.topic === "alarm" ? t("ticket", { number: about.number }) : t(`link.${about.kind}`)}
        </Link>{" "}
        {about.topic === "alarm" && <AlarmWords about={about} />}
        <p className="text-muted text-xs md:hidden">
          {t(`how.${line.how}`)}: {to}
        </p>
        {line.fault && (
          <p className="wrap-anywhere mt-0.5 text-muted text-xs">
            {t(`fault.${line.fault.fault}`, { detail: line.fault.detail ?? "" })}
          </p>
        )}
      </td>
      <td className={cn("min-w-36 px-3", wide)}>
        {to} <span className="text-muted text-xs">{t(`how.${line.how}`)}</span>
      </td>
      <td className={cn("tabular px-3 text-right", wide)}>{line.attempts}</td>
      <td className={cn("px-3 text-muted", wide)}>
        <RelativeTime at={line.at} now={Math.max(now, line.at)} />
      </td>
      <td className={cn("px-3 text-muted", wide)}>
        {line.nextAt !== null && <RelativeTime at={line.nextAt} now={now} />}
      </td>
      {canRetry && (
        <td className="px-3">
          {state !== "delivered" && (
            <RetryButton
              id={line.id}
              which={
                about.topic === "alarm" ? t("again.which", { number: about.number, to }) : t("again.whichLink", { to })
              }
            />
          )}
        </td>
      )}
    </tr>
  );
}

function AlarmWords({ about }: { about: Extract<DeliveryLine["about"], { topic: "alarm" }> }) {
  const t = useTranslations("deliveries.alarm");
  const metrics = useTranslations("sla.metric");
  const format = useFormatter();
  const { fraction, tier } = about;
  const metric = metrics(`${about.metric}.long`);
  const percent = format.number(fraction ?? 1, { style: "percent" });
  return (
    <>
      {fraction === null ? t("breach", { metric }) : t("warning", { metric, percent })}
      {tier !== null && <span className="text-muted text-xs"> {t("tier", { tier })}</span>}
    </>
  );
}

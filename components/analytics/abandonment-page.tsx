"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { BarList } from "@/components/charts/bar-list";
import { useUnit } from "@/components/charts/use-unit";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { type AbandonCause, abandonCauses, abandonKinds } from "@/server/domain/analytics/fact";
import type { QueueRow } from "@/server/domain/analytics/reading";
import { BreakdownCard } from "./breakdown-card";
import { FigureCard } from "./figure-card";
import { FiguresRow } from "./figures-row";
import { useReport } from "./report";
import { round, TrendCard } from "./trend-card";

/** Who was left alone, where, why, and what would change it. */
export function AbandonmentPage() {
  const t = useTranslations("reports");
  return (
    <>
      <FiguresRow keys={["tickets", "abandonedRate", ...abandonKinds.map((kind) => `abandoned.${kind}`)]} />
      <div className="grid gap-3 xl:grid-cols-2">
        <QueuesCard />
        <CausesCard />
        <TrendCard keys={["abandonedRate"]} title={t("abandonment.trend")} name="abandoned" />
        <BreakdownCard figure="abandonedRate" name="abandoned" />
      </div>
    </>
  );
}

/** The cause of most of them; null where nothing was abandoned. */
export function mainCause({ causes }: Pick<QueueRow, "causes">): AbandonCause | null {
  const [first] = abandonCauses.filter((c) => causes[c] > 0).sort((a, b) => causes[b] - causes[a]);
  return first ?? null;
}
/** Where a lead changes it. */
const remedy: Record<AbandonCause, string> = {
  nobodyEligible: "/people",
  declined: "/policy?tab=giving",
  waited: "/queues",
};

function QueuesCard() {
  const { data, nameOf, listOf } = useReport();
  const t = useTranslations("reports");
  const tell = useUnit();
  const queues = (data.queues ?? []).filter((one) => one.abandoned > 0).sort((a, b) => b.abandoned - a.abandoned);
  const share = (one: QueueRow) => (one.waited > 0 ? one.abandoned / one.waited : null);
  const name = (one: QueueRow) => t("abandonment.queue", { team: nameOf("team", one.team), tier: one.tier });
  return (
    <FigureCard
      keys={["abandonedRate"]}
      name="abandoned-by-queue"
      title={t("abandonment.queues")}
      note={t("abandonment.queuesNote")}
      empty={queues.length === 0 && <p className="py-6 text-center text-muted text-sm">{t("abandonment.none")}</p>}
      figures={{
        columns: [
          t("dim.team"),
          t("dim.tier"),
          t("abandonment.waited"),
          t("abandonment.abandoned"),
          t("share"),
          ...abandonCauses.map((c) => t(`abandonment.cause.${c}`)),
        ],
        rows: queues.map((one) => [
          nameOf("team", one.team),
          one.tier,
          one.waited,
          one.abandoned,
          round(share(one)),
          ...abandonCauses.map((c) => one.causes[c]),
        ]),
      }}
    >
      <div className="scroll-area max-h-80">
        <Table aria-label={t("abandonment.queues")}>
          <TableHead>
            <tr>
              <HeaderCell>{t("abandonment.queueColumn")}</HeaderCell>
              <HeaderCell numeric>{t("abandonment.abandoned")}</HeaderCell>
              <HeaderCell numeric>{t("share")}</HeaderCell>
              <HeaderCell>{t("abandonment.why")}</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {queues.map((one) => {
              const cause = mainCause(one);
              const item = `${one.team}/${one.tier}`;
              return (
                <TableRow key={item}>
                  <Cell>{name(one)}</Cell>
                  <Cell numeric>
                    <Link href={listOf("queue.abandoned", { item })} className="underline-offset-3 hover:underline">
                      {one.abandoned}
                    </Link>
                  </Cell>
                  <Cell numeric>{tell("share", share(one))}</Cell>
                  <Cell className="min-w-52 whitespace-normal py-1 text-xs">
                    {cause && (
                      <>
                        {t(`abandonment.cause.${cause}`)}.{" "}
                        <Link href={remedy[cause]} className="text-accent-text underline underline-offset-3">
                          {t(`abandonment.remedy.${cause}`)}
                        </Link>
                      </>
                    )}
                  </Cell>
                </TableRow>
              );
            })}
          </tbody>
        </Table>
      </div>
    </FigureCard>
  );
}

function CausesCard() {
  const { data, listOf } = useReport();
  const t = useTranslations("reports");
  const at = (key: string) => data.total[key] ?? 0;
  const isEmpty = at("abandoned") === 0;
  return (
    <FigureCard
      keys={abandonCauses.map((c) => `cause.${c}`)}
      name="abandoned-causes"
      title={t("abandonment.causes")}
      empty={isEmpty && <p className="py-6 text-center text-muted text-sm">{t("abandonment.none")}</p>}
      figures={{
        columns: [t("abandonment.why"), t("tickets"), t("beforeColumn")],
        rows: abandonCauses.map((c) => [
          t(`abandonment.cause.${c}`),
          at(`cause.${c}`),
          data.before ? (data.before[`cause.${c}`] ?? 0) : null,
        ]),
      }}
    >
      <BarList
        label={t("abandonment.causes")}
        unit="count"
        bars={abandonCauses.map((c) => ({
          key: c,
          label: t(`abandonment.cause.${c}`),
          value: at(`cause.${c}`),
          before: data.before ? (data.before[`cause.${c}`] ?? 0) : null,
          href: listOf(`cause.${c}`),
        }))}
      />
    </FigureCard>
  );
}

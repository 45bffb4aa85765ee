"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { LoadError } from "@/components/queue/load-error";
import { useTRPC } from "@/components/trpc/provider";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";

/** What a phone has no room for. */
const wide = "hidden sm:table-cell";

/** What became of the assistant's recent answers to each issue type, and how far that lowers their confidence. */
export function AnswersPanel() {
  const t = useTranslations("understanding.answers");
  const format = useFormatter();
  const list = useQuery(useTRPC().learning.answers.queryOptions());
  const { types = [], days = 0, limit = 0, most = 0 } = list.data?.data ?? {};
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 1 });
  return (
    <Panel title={t("title")} note={t("note", { days, limit: percent(limit), most: percent(most) })} flush>
      {list.isError && !list.data && <LoadError message={list.error.message} onRetry={() => void list.refetch()} />}
      {list.data && types.length === 0 && <p className="px-3 py-2 text-muted text-sm">{t("none")}</p>}
      {types.length > 0 && (
        <Table aria-label={t("title")}>
          <TableHead>
            <tr>
              <HeaderCell>{t("type")}</HeaderCell>
              <HeaderCell numeric>{t("held")}</HeaderCell>
              <HeaderCell className={wide}>{t("undone")}</HeaderCell>
              <HeaderCell numeric>{t("lowered")}</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {types.map(({ id, name, total, wrong, lowered, failed }) => (
              <TableRow key={id}>
                <Cell className="whitespace-normal font-medium">{name}</Cell>
                <Cell numeric className="whitespace-nowrap">
                  {t("heldOf", { held: total - wrong, total })}
                </Cell>
                <Cell className={`w-full whitespace-normal ${wide}`}>
                  <span className="flex flex-wrap gap-x-3 text-xs">
                    {failed.map(({ ticketId, number, source }) => (
                      <Link
                        key={ticketId}
                        href={`/tickets/${ticketId}`}
                        className="inline-flex min-h-6 items-center gap-1 rounded-xs underline decoration-line-strong underline-offset-3 hover:decoration-current"
                      >
                        #{number} {t(`source.${source}`)}
                      </Link>
                    ))}
                  </span>
                </Cell>
                <Cell numeric className="whitespace-nowrap">
                  {lowered === 0 ? <span className="text-faint">–</span> : t("by", { points: percent(lowered) })}
                </Cell>
              </TableRow>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

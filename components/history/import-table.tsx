"use client";
import { CircleCheck, Clock, LoaderCircle, OctagonAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";
import { ImportProgress, SkippedList } from "./import-progress";
import type { HistoryImport } from "./types";

const looks = {
  held: { tone: "neutral", Icon: Clock },
  waiting: { tone: "neutral", Icon: Clock },
  running: { tone: "accent", Icon: LoaderCircle },
  done: { tone: "good", Icon: CircleCheck },
  failed: { tone: "late", Icon: OctagonAlert },
} as const;
const wide = "max-md:hidden";

interface Props {
  imports: readonly HistoryImport[];
  me: string;
  open: string | null;
  onOpen: (id: string) => void;
}

/** The last imports with what came of each. */
export function ImportTable({ imports, me, open, onOpen }: Props) {
  const t = useTranslations("history.imports");
  const now = useServerNow();
  return (
    <Panel title={t("title")} flush>
      {imports.length === 0 ? (
        <p className="px-3 py-4 text-muted text-sm">{t("none")}</p>
      ) : (
        <Table aria-label={t("title")}>
          <TableHead>
            <tr>
              <HeaderCell>{t("state")}</HeaderCell>
              <HeaderCell>{t("file")}</HeaderCell>
              <HeaderCell className={wide}>{t("source")}</HeaderCell>
              <HeaderCell>{t("result")}</HeaderCell>
              <HeaderCell className={wide}>{t("by")}</HeaderCell>
              <HeaderCell className={wide}>{t("when")}</HeaderCell>
            </tr>
          </TableHead>
          <tbody>
            {imports.map((one) => {
              const { tone, Icon } = looks[one.state];
              const canOpen = one.state === "held" && one.requestedBy === me && one.id !== open;
              return (
                <tr
                  key={one.id}
                  className="border-line border-b align-top last:border-b-0 hover:bg-hover [&>td]:px-3 [&>td]:py-2"
                >
                  <td>
                    <Badge tone={tone}>
                      <Icon aria-hidden className={one.state === "running" ? "animate-spin" : undefined} />
                      {t(`is.${one.state}`)}
                    </Badge>
                  </td>
                  <td className="wrap-anywhere min-w-32">{one.fileName}</td>
                  <td className={wide}>{one.source}</td>
                  <td className="min-w-56">
                    <ImportProgress of={one} />
                    <SkippedList of={one} />
                    {canOpen && (
                      <Button size="sm" className="mt-1 flex" onClick={() => onOpen(one.id)}>
                        {t("open")}
                        <span className="sr-only"> {t("faultsOf", { file: one.fileName })}</span>
                      </Button>
                    )}
                  </td>
                  <td className={wide}>{one.requestedByName ?? t("commandLine")}</td>
                  <td className={wide}>
                    <RelativeTime at={one.requestedAt} now={now} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

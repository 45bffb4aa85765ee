"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { useSettled } from "@/components/ui/use-settled";
import { previewPromisesAction } from "@/server/actions/policy";
import type { PromiseCount, PromisePreview } from "@/server/domain/sla/preview";
import { PreviewChange } from "./preview-change";

/** Every keystroke would count two hundred tickets again. */
const settleMs = 600;

/** What the promises of real tickets, and their tiers' parts, would have been under this draft, saved or not. */
export function PreviewPanel({ text }: { text: string }) {
  const t = useTranslations("promises.preview");
  const run = useRunAction();
  const [isOnlyOpen, setOnlyOpen] = useState(false);
  const settled = useSettled(text, settleMs);
  const preview = useQuery({
    queryKey: ["promise-preview", settled, isOnlyOpen],
    queryFn: () => run(() => previewPromisesAction({ json: settled }, isOnlyOpen)),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
  const result = preview.data;
  const isBehind = settled !== text || preview.isFetching;
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <div className="grid gap-2 p-3">
        <Checkbox label={t("onlyOpen")} checked={isOnlyOpen} onCheckedChange={(on) => setOnlyOpen(on === true)} />
        <p role="status" className="text-muted text-xs">
          {isBehind
            ? t("counting")
            : result?.ok
              ? t("counted", { tickets: result.value.tickets, changed: result.value.changed })
              : ""}
        </p>
        <p className="text-muted text-xs">{t("notReplayed")}</p>
        {result && !result.ok && <Callout tone="warn">{result.error.message}</Callout>}
      </div>
      {result?.ok && <Sums sums={result.value.sums} />}
      {result?.ok && result.value.changes.length > 0 && (
        <ol aria-label={t("changes")} className="scroll-area max-h-128 border-line border-t">
          {result.value.changes.map((change) => (
            <PreviewChange
              key={`${change.ticketId} ${change.metric} ${change.tier} ${change.startedAt}`}
              change={change}
            />
          ))}
        </ol>
      )}
      {result?.ok && result.value.changed > result.value.changes.length && (
        <p className="border-line border-t p-3 text-muted text-xs">
          {t("more", { count: result.value.changed - result.value.changes.length })}
        </p>
      )}
    </Panel>
  );
}

function Sums({ sums }: { sums: PromisePreview["sums"] }) {
  const t = useTranslations("promises.preview");
  const metric = useTranslations("sla.metric");
  const cell = (was: PromiseCount, is: PromiseCount, of: keyof PromiseCount) =>
    was[of] === is[of] ? (
      <span className="text-muted">{was[of]}</span>
    ) : (
      <span className="font-medium">{t("from", { was: was[of], is: is[of] })}</span>
    );
  return (
    <Table aria-label={t("sums")}>
      <TableHead>
        <tr>
          <HeaderCell>{t("metric")}</HeaderCell>
          <HeaderCell numeric>{t("kept")}</HeaderCell>
          <HeaderCell numeric>{t("late")}</HeaderCell>
          <HeaderCell numeric>{t("open")}</HeaderCell>
        </tr>
      </TableHead>
      <tbody>
        {sums.map((sum) => (
          <tr key={`${sum.metric} ${sum.of}`} className="h-row border-line border-b last:border-b-0">
            <th scope="row" className="px-3 text-left font-medium">
              {sum.of === "promise"
                ? metric(`${sum.metric}.long`)
                : t("parts", { metric: metric(`${sum.metric}.long`) })}
            </th>
            {(["kept", "late", "open"] as const).map((of) => (
              <td key={of} className="tabular px-3 text-right" data-col={of}>
                {cell(sum.was, sum.is, of)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

"use client";
import { useTranslations } from "use-intl";
import { DecimalField, TextField, WholeField } from "@/components/document-form/fields";
import { ListPanel } from "@/components/document-form/list-panel";
import { isRow } from "../read";

const highest = (rows: readonly unknown[]) =>
  Math.max(0, ...rows.map((row) => (isRow(row) && typeof row.tier === "number" ? row.tier : 0)));

/** The rungs of expertise: what a minute costs there, and how much harder questions lower their success. */
export function TiersPanel() {
  const t = useTranslations("canvas.tiers");
  return (
    <ListPanel
      list={["tiers"]}
      title={t("title")}
      note={t("note")}
      empty={t("empty")}
      named="name"
      heard={(name) => t("row", { name })}
      add={t("add")}
      row={(rows) => {
        const tier = Math.min(9, highest(rows) + 1);
        return { tier, name: `T${tier}`, costPerMinute: 0.02, complexityEffect: 0.5 };
      }}
    >
      {(row) => (
        <div className="grid min-w-0 flex-1 grid-cols-2 gap-2 sm:grid-cols-[5rem_minmax(0,1fr)_8rem_8rem]">
          <WholeField path={[...row, "tier"]} label={t("tier")} least={1} most={9} />
          <TextField path={[...row, "name"]} label={t("name")} />
          <DecimalField path={[...row, "costPerMinute"]} label={t("cost")} least={0} most={1000} />
          <DecimalField path={[...row, "complexityEffect"]} label={t("effect")} least={0} most={100} />
        </div>
      )}
    </ListPanel>
  );
}

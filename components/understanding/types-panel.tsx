"use client";
import { useFormatter, useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { Panel } from "@/components/ui/card";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { Diagnosis } from "./types";

/** What a phone has no room for. */
const wide = "hidden sm:table-cell";

/** For every issue type how far it can be trusted. */
export function TypesPanel({ types, names }: { types: Diagnosis["types"]; names: Names }) {
  const t = useTranslations("understanding.types");
  const format = useFormatter();
  const percent = (share: number | null) => (share === null ? "–" : format.number(share, { style: "percent" }));
  return (
    <Panel title={t("title")} note={t("note")} flush>
      <Table aria-label={t("title")}>
        <TableHead>
          <tr>
            <HeaderCell>{t("type")}</HeaderCell>
            <HeaderCell numeric className={wide}>
              {t("texts")}
            </HeaderCell>
            <HeaderCell numeric>{t("precision")}</HeaderCell>
            <HeaderCell numeric>{t("recall")}</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {types.map((one) => (
            <TableRow key={one.label}>
              <Cell className="w-full whitespace-normal">
                <span className="inline-block first-letter:uppercase">
                  {one.label === null ? t("none") : nameOf(one.label, names)}
                </span>
              </Cell>
              <Cell numeric className={wide}>
                {one.texts}
              </Cell>
              <Cell numeric>{percent(one.precision)}</Cell>
              <Cell numeric>{percent(one.recall)}</Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

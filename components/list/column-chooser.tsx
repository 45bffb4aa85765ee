"use client";
import { Columns3 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuCheckItem, MenuContent, MenuLabel, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { type ListColumn, listColumns, startingColumns } from "@/server/domain/lists/ticketAsk";
import type { Ask } from "./filters";

/** Which columns the list shows where it has room for them; the address keeps them. */
export function ColumnChooser({ columns, ask }: { columns: readonly ListColumn[]; ask: Ask }) {
  const t = useTranslations("lists");
  const toggle = (column: ListColumn) => {
    const next = listColumns.filter((c) => columns.includes(c) !== (c === column));
    const isStarting = next.join() === startingColumns.join();
    ask({ cols: isStarting ? null : next.join(",") || "none" });
  };
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label={t("columns")} className="hidden lg:inline-flex">
          <Columns3 aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent align="end">
        <MenuLabel>{t("columns")}</MenuLabel>
        {listColumns.map((c) => (
          <MenuCheckItem key={c} checked={columns.includes(c)} onCheckedChange={() => toggle(c)}>
            {t(`column.${c}`)}
          </MenuCheckItem>
        ))}
      </MenuContent>
    </Menu>
  );
}

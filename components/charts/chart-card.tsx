"use client";
import { ChartNoAxesColumn, Download, FileImage, FileSpreadsheet, Info, Table2 } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { toast } from "@/components/ui/toast-store";
import { downloadCsv, downloadPng } from "./download";
import { FiguresTable } from "./figures-table";
import type { Figures } from "./types";

export interface ChartCardProps {
  title: string;
  /** What the chart says, in a sentence, with the sample's size. */
  note?: ReactNode;
  /** What the figures count, exactly. */
  definition: ReactNode;
  /** In full; screens show what the chart shows. */
  figures: Figures;
  /** Of the files, without its ending. */
  fileName: string;
  /** Instead of the chart, where there is nothing to draw. */
  empty?: ReactNode;
  className?: string;
  children: ReactNode;
}

/** A chart that says what it counts, shows its figures as a table, and is taken along as CSV or picture. */
export function ChartCard(props: ChartCardProps) {
  const { title, note, definition, figures, fileName, empty, className, children } = props;
  const t = useTranslations("charts");
  const [isTable, setTable] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const titleId = useId();
  const png = () => downloadPng(box.current!, fileName).catch(() => toast({ title: t("pngFailed"), tone: "warn" }));
  return (
    <Card ref={box} role="region" aria-labelledby={titleId} className={cn("flex flex-col gap-2 p-3", className)}>
      <header className="flex items-start gap-1">
        <div className="min-w-0 flex-1">
          <h2 id={titleId} className="font-semibold text-sm">
            {title}
          </h2>
          {note && <p className="text-muted text-xs">{note}</p>}
        </div>
        <div data-picture="without" className="flex">
          <Popover>
            <PopoverTrigger asChild>
              <IconButton size="sm" label={t("definition", { title })}>
                <Info aria-hidden />
              </IconButton>
            </PopoverTrigger>
            <PopoverContent aria-label={t("definition", { title })} align="end" className="grid gap-2 text-muted">
              {definition}
            </PopoverContent>
          </Popover>
          {!empty && (
            <>
              <IconButton
                size="sm"
                label={t(isTable ? "asChart" : "asTable", { title })}
                aria-pressed={isTable}
                onClick={() => setTable(!isTable)}
              >
                {isTable ? <ChartNoAxesColumn aria-hidden /> : <Table2 aria-hidden />}
              </IconButton>
              <Menu>
                <MenuTrigger asChild>
                  <IconButton size="sm" label={t("download", { title })}>
                    <Download aria-hidden />
                  </IconButton>
                </MenuTrigger>
                <MenuContent align="end">
                  <MenuItem icon={<FileSpreadsheet />} onSelect={() => downloadCsv(figures, fileName)}>
                    {t("csv")}
                  </MenuItem>
                  {!isTable && (
                    <MenuItem icon={<FileImage />} onSelect={() => void png()}>
                      {t("png")}
                    </MenuItem>
                  )}
                </MenuContent>
              </Menu>
            </>
          )}
        </div>
      </header>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        {empty || (isTable ? <FiguresTable label={title} figures={figures} /> : children)}
      </div>
    </Card>
  );
}

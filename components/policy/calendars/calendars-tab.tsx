"use client";
import { CalendarPlus } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { freeId, listAt, valueAt, without } from "@/components/document-form/path";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { weekOf } from "@/server/domain/calendar/document";
import { slugOf } from "@/server/domain/policy/slug";
import { CalendarForm } from "./calendar-form";

const list = ["calendars"];
const workdays = ["monday", "tuesday", "wednesday", "thursday", "friday"] as const;

/** The business calendars of a policy: which there are, and the chosen one. */
export function CalendarsTab({ findings }: { findings: ReactNode }) {
  const t = useTranslations("calendars");
  const { document, isReadOnly, set } = useDocumentForm();
  const [chosen, setChosen] = useState(0);
  const calendars = listAt(document, list);
  const index = Math.min(chosen, calendars.length - 1);
  const nameOf = (i: number) => String(valueAt(document, [...list, i, "name"]) || t("unnamed"));
  const add = () => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const name = t("newName");
    const week = weekOf(workdays, [{ from: 540, to: 1020 }]);
    set(list, [...calendars, { id: freeId(calendars, slugOf(name) || "calendar"), name, zone, week, holidays: [] }]);
    setChosen(calendars.length);
  };
  return (
    <div className="grid items-start gap-3 lg:grid-cols-[15rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <Panel title={t("list")} flush>
        <ul className="p-1">
          {calendars.map((_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a calendar is its place in the document
            <li key={i}>
              <button
                type="button"
                aria-current={i === index || undefined}
                onClick={() => setChosen(i)}
                className={cn(
                  "flex min-h-ctl w-full items-center truncate rounded-sm px-2 text-left text-sm hover:bg-hover",
                  i === index && "bg-selected font-medium",
                )}
              >
                {nameOf(i)}
              </button>
            </li>
          ))}
        </ul>
        {!isReadOnly && (
          <div className="border-line border-t p-2">
            <Button size="sm" variant="ghost" onClick={add}>
              <CalendarPlus aria-hidden />
              {t("add")}
            </Button>
          </div>
        )}
      </Panel>
      <div className="order-last min-w-0 lg:order-none lg:col-start-1 lg:row-start-2">{findings}</div>
      {index >= 0 ? (
        <div className="min-w-0 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <CalendarForm
            key={index}
            path={[...list, index]}
            name={nameOf(index)}
            onRemove={() => set(list, without(calendars, index))}
          />
        </div>
      ) : (
        <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
        </div>
      )}
    </div>
  );
}

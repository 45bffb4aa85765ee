"use client";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { LiveIndicator } from "@/components/live/live-indicator";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { PageHeader } from "@/components/ui/page-header";
import { SheetRoot } from "@/components/ui/sheet";
import { isOnAt } from "@/server/domain/calendar/shift";
import { HoursSheet } from "./hours-sheet";
import { PeopleTable } from "./people-table";

/** Who works here, and when. */
export function PeoplePage() {
  const t = useTranslations("people");
  const people = useSuspenseQuery(useTRPC().people.list.queryOptions());
  const now = useServerNow();
  const [openId, setOpenId] = useState<string | null>(null);
  const { data } = people.data;
  const open = data.find((p) => p.id === openId);
  const on = data.filter((p) => p.presence === "online" && (p.shift === null || isOnAt(p.shift, now))).length;
  // A shift that has just begun or ended has another one after it.
  const isOver = data.some((p) => p.shift?.changesAt != null && now >= p.shift.changesAt);
  const { refetch } = people;
  useEffect(() => {
    if (isOver) void refetch();
  }, [isOver, refetch]);
  return (
    <>
      <PageHeader title={t("title")} state={t("state", { on, total: data.length })} live={<LiveIndicator />} />
      <PeopleTable people={data} onOpen={setOpenId} />
      <SheetRoot open={open !== undefined} onOpenChange={(isOpen) => !isOpen && setOpenId(null)}>
        {open && <HoursSheet key={open.id} person={open} onDone={() => setOpenId(null)} />}
      </SheetRoot>
    </>
  );
}

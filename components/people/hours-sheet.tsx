"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Sheet, SheetClose } from "@/components/ui/sheet";
import { toast } from "@/components/ui/toast-store";
import { setScheduleAction } from "@/server/actions/people";
import { checkCalendar } from "@/server/domain/calendar/check";
import { type CalendarRules, weekOf } from "@/server/domain/calendar/document";
import { HoursForm } from "./hours-form";
import { PersonOutcomes } from "./person-outcomes";
import type { PersonDetail } from "./types";
import { useRefreshPeople } from "./use-people";

/** Nine to five on workdays, in the editor's own zone: hours to begin with. */
const startingHours = (name: string): CalendarRules => ({
  id: "hours",
  name: name.slice(0, 80),
  zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: weekOf(["monday", "tuesday", "wednesday", "thursday", "friday"], [{ from: 540, to: 1020 }]),
  holidays: [],
});

/** The hours of a person, for those who may set them. */
export function HoursSheet({ person, onDone }: { person: PersonDetail; onDone: () => void }) {
  const t = useTranslations("people.sheet");
  const common = useTranslations("common");
  const refresh = useRefreshPeople();
  const { name } = person.profile;
  const run = useRunAction();
  const [schedule, setSchedule] = useState<unknown>(person.schedule);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function send(next: unknown) {
    if (next !== null && !checkCalendar(next).ok) return setProblem(t("faults"));
    setBusy(true);
    setProblem(null);
    const result = await run(() => setScheduleAction(person.id, next));
    setBusy(false);
    if (!result.ok) return setProblem(result.error.message);
    toast({ title: t(next === null ? "cleared" : "saved"), tone: "good" });
    await refresh();
    onDone();
  }
  return (
    <Sheet
      width="lg"
      title={t("title", { name })}
      footer={
        <>
          {person.schedule !== null && (
            <Button variant="danger" busy={busy} className="mr-auto" onClick={() => void send(null)}>
              {t("clear")}
            </Button>
          )}
          <SheetClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </SheetClose>
          <Button variant="primary" busy={busy} disabled={schedule === null} onClick={() => void send(schedule)}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4 p-4">
        <p className="text-muted text-sm">{t("text")}</p>
        {problem && (
          <Callout tone="late" live>
            {problem}
          </Callout>
        )}
        {schedule === null ? (
          <div className="grid justify-items-start gap-2">
            <p className="text-sm">{t("none")}</p>
            <Button onClick={() => setSchedule(startingHours(name))}>{t("give")}</Button>
          </div>
        ) : (
          <HoursForm schedule={schedule} onChange={setSchedule} />
        )}
        <PersonOutcomes personId={person.id} />
      </div>
    </Sheet>
  );
}

"use client";
import { FileUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot, DialogTrigger } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FileButton } from "@/components/ui/file-button";
import { Input } from "@/components/ui/input";
import { readHolidaysAction } from "@/server/actions/policy";
import type { Holiday } from "@/server/domain/calendar/document";
import { joined } from "./holidays";

interface Props {
  days: readonly unknown[];
  zone: string;
  today: string;
  onAdd: (all: unknown[]) => void;
}
interface Found {
  file: string;
  holidays: Holiday[];
  notes: string[];
}
const largest = 1_000_000;

/** Holidays from an .ics file: choose it, look at what would be added, add it. */
export function ImportHolidays(props: Props) {
  const t = useTranslations("calendars.import");
  const [open, setOpen] = useState(false);
  return (
    <DialogRoot open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button size="sm">
          <FileUp aria-hidden />
          {t("open")}
        </Button>
      </DialogTrigger>
      {open && <ImportForm {...props} onDone={() => setOpen(false)} />}
    </DialogRoot>
  );
}

function ImportForm({ days, zone, today, onAdd, onDone }: Props & { onDone: () => void }) {
  const t = useTranslations("calendars.import");
  const common = useTranslations("common");
  const run = useRunAction();
  const [from, setFrom] = useState(today);
  const [to, setTo] = useState(`${Number(today.slice(0, 4)) + 2}-12-31`);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ message: string; field: string | null } | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const plan = found && joined(days, found.holidays);

  async function read(chosen: File, range: { from: string; to: string }) {
    setFile(chosen);
    setFound(null);
    setProblem(null);
    if (chosen.size > largest) return setProblem({ message: t("tooLarge"), field: "file" });
    setBusy(true);
    const text = await chosen.text();
    const result = await run(() => readHolidaysAction({ text, ...range, zone }));
    setBusy(false);
    if (result.ok) setFound({ file: chosen.name, ...result.value });
    else setProblem(result.error);
  }
  const range = (next: { from?: string; to?: string }) => {
    const wanted = { from, to, ...next };
    setFrom(wanted.from);
    setTo(wanted.to);
    if (file) void read(file, wanted);
  };
  const errorOf = (field: string) => (problem?.field === field ? problem.message : undefined);
  return (
    <Dialog
      title={t("title")}
      description={t("text")}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{common("cancel")}</Button>
          </DialogClose>
          <Button
            variant="primary"
            disabled={!plan || plan.added.length === 0}
            onClick={() => {
              if (plan) onAdd(plan.all);
              onDone();
            }}
          >
            {t("add", { count: plan?.added.length ?? 0 })}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">
        <div className="grid grid-cols-2 gap-2">
          <Field label={t("from")} error={errorOf("from")}>
            {(control) => (
              <Input {...control} type="date" value={from} onChange={(e) => range({ from: e.target.value })} />
            )}
          </Field>
          <Field label={t("to")} error={errorOf("to")}>
            {(control) => <Input {...control} type="date" value={to} onChange={(e) => range({ to: e.target.value })} />}
          </Field>
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <FileButton
            label={t("choose")}
            accept=".ics,text/calendar"
            busy={busy}
            onFiles={([chosen]) => chosen && void read(chosen, { from, to })}
          >
            {t("choose")}
          </FileButton>
          {file && <span className="wrap-anywhere min-w-0 text-muted text-sm">{file.name}</span>}
        </div>
        {problem && problem.field !== "from" && problem.field !== "to" && (
          <Callout tone="late" live>
            {problem.message}
          </Callout>
        )}
        {found && plan && (
          <div className="grid gap-2">
            <p role="status" className="text-sm">
              {t("found", { count: plan.added.length, known: found.holidays.length - plan.added.length })}
            </p>
            {found.notes.map((note) => (
              <Callout key={note} tone="warn">
                {note}
              </Callout>
            ))}
            <ul className="grid gap-0.5 text-sm">
              {plan.added.map((day) => (
                <li key={day.date} className="grid grid-cols-[6rem_1fr] gap-2">
                  <span className="tabular text-muted">{day.date}</span>
                  <span className="wrap-anywhere">{day.name}</span>
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  );
}

"use client";
import { FlaskConical } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button, buttonStyle } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Panel } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { startSimulationAction } from "@/server/actions/simulations";
import type { SimulationChoices } from "./types";

const dayMs = 86_400_000;
const usualDays = 30;
const own = "own";
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** The period of a history by default: the desk's last weeks, or all of an imported log that may be asked for. */
function usualPeriod(choices: SimulationChoices, source: string, now: number): { from: string; last: string } {
  const imported = choices.sources.find((one) => one.id === source);
  const end = imported ? imported.to : now;
  const begin = imported ? imported.from : Math.max(choices.ownFrom ?? 0, end - usualDays * dayMs);
  return { from: dayOf(Math.max(begin, end - 399 * dayMs)), last: dayOf(end) };
}

interface Props {
  choices: SimulationChoices;
  /** Epoch ms, of the server. */
  now: number;
  /** Chosen from the start, by an address. */
  draft: string | null;
}

/** What is tried, on whose history, of which days. */
export function StartForm({ choices, now, draft }: Props) {
  const t = useTranslations("simulate.start");
  const router = useRouter();
  const run = useRunAction();
  const inForce = choices.versions[0]?.version;
  const options = [
    ...choices.drafts.map((one) => ({ value: `draft:${one.id}`, label: t("draft", { name: one.name }) })),
    ...choices.versions.slice(1).map((one) => ({ value: `version:${one.version}`, label: t("version", one) })),
  ];
  const wanted = options.find((one) => one.value === `draft:${draft}`) ?? options[0];
  const [tried, setTried] = useState(wanted?.value ?? "");
  const [source, setSource] = useState(own);
  const [period, setPeriod] = useState(() => usualPeriod(choices, own, now));
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<{ message: string; field: string | null } | null>(null);
  const chooseSource = (next: string) => {
    setSource(next);
    setPeriod(usualPeriod(choices, next, now));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFailed(null);
    const [kind, id = ""] = tried.split(":");
    const result = await run(() =>
      startSimulationAction({
        tried: kind === "draft" ? { kind, id } : { kind: "version", version: Number(id) },
        sourceId: source === own ? null : source,
        from: startOf(period.from),
        to: startOf(period.last) + dayMs,
      }),
    );
    setBusy(false);
    if (result.ok) router.push(`/simulate/${result.value.id}`);
    else setFailed(result.error);
  };
  if (inForce === undefined) return <Callout tone="warn" title={t("noPolicy")} />;
  const isDay = (day: string) => !Number.isNaN(startOf(day));
  const fromError = !isDay(period.from) ? t("badDay") : failed?.field === "from" ? failed.message : undefined;
  return (
    <Panel title={t("title")}>
      <p className="mb-3 max-w-prose text-muted text-sm">{t("note", { version: inForce })}</p>
      {options.length === 0 ? (
        <EmptyState
          icon={<FlaskConical />}
          title={<h3>{t("nothing")}</h3>}
          className="py-2"
          actions={
            <Link href="/policy" className={buttonStyle()}>
              {t("toPolicy")}
            </Link>
          }
        >
          {t("nothingHint")}
        </EmptyState>
      ) : (
        <form onSubmit={submit} className="grid max-w-5xl gap-3">
          {failed && failed.field !== "from" && <Callout tone="warn" title={failed.message} live />}
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_9.5rem_9.5rem_auto]">
            <Field label={t("tried")}>
              {() => <Select value={tried} onValueChange={setTried} options={options} className="w-full" />}
            </Field>
            <Field label={t("source")}>
              {() => (
                <Select
                  value={source}
                  onValueChange={chooseSource}
                  options={[
                    { value: own, label: t("own") },
                    ...choices.sources.map((one) => ({ value: one.id, label: one.name })),
                  ]}
                  className="w-full"
                />
              )}
            </Field>
            <Field label={t("from")} error={fromError}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  required
                  value={period.from}
                  onChange={(event) => setPeriod({ ...period, from: event.target.value })}
                />
              )}
            </Field>
            <Field label={t("last")} hint={t("days")}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  required
                  value={period.last}
                  onChange={(event) => setPeriod({ ...period, last: event.target.value })}
                />
              )}
            </Field>
            <Button
              type="submit"
              variant="primary"
              busy={busy}
              disabled={!isDay(period.from) || !isDay(period.last)}
              className="self-start justify-self-start lg:mt-5.5"
            >
              <FlaskConical aria-hidden />
              {t("do")}
            </Button>
          </div>
        </form>
      )}
    </Panel>
  );
}

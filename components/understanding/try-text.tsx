"use client";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { ReasonList } from "@/components/reasons/reason-line";
import { type Names, nameOf } from "@/components/reasons/words";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { EncoderUseLine } from "@/components/ticket/detail/encoder-use";
import { NamedChips } from "@/components/ticket/detail/named-chips";
import { bandsIn, Readings } from "@/components/ticket/detail/readings";
import { DispositionBadge } from "@/components/ticket/disposition-badge";
import { TierBadge } from "@/components/ticket/tier-badge";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { tryTextAction } from "@/server/actions/learning";
import type { Signal, SignalName } from "@/server/domain/triage/understanding";
import { type Segment, segments } from "@/server/domain/vocabulary";

type Tried = Extract<Awaited<ReturnType<typeof tryTextAction>>, { ok: true }>["value"];

/** What would become of a text now: its readings, signals, decision, and why. Nothing is stored. */
export function TryText({ names }: { names: Names }) {
  const t = useTranslations("understanding.try");
  const format = useFormatter();
  const run = useRunAction();
  const [text, setText] = useState("");
  const [segment, setSegment] = useState<Segment>("standard");
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const [tried, setTried] = useState<Tried | null>(null);
  async function read() {
    setBusy(true);
    const result = await run(() => tryTextAction(text, segment));
    setBusy(false);
    setFault(result.ok ? undefined : result.error.message);
    if (result.ok) setTried(result.value);
  }
  const signals = (Object.entries(tried?.understanding.signals ?? {}) as [SignalName, Signal][]).filter(
    ([, one]) => one.value >= 0.1,
  );
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <form
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            void read();
          }}
        >
          <Field label={t("text")} error={fault}>
            {(control) => (
              <Textarea {...control} rows={5} value={text} onChange={(event) => setText(event.target.value)} />
            )}
          </Field>
          <div className="flex flex-wrap items-end gap-3">
            <Field label={t("segment")} className="w-40">
              {() => (
                <Select
                  value={segment}
                  onValueChange={setSegment}
                  options={segments.map((value) => ({ value, label: t(`segments.${value}`) }))}
                />
              )}
            </Field>
            <Button type="submit" variant="primary" busy={busy}>
              {t("read")}
            </Button>
          </div>
        </form>
        <div aria-live="polite" className="grid gap-3">
          {!tried && <p className="text-muted text-sm">{t("empty")}</p>}
          {tried && (
            <>
              <p className="flex flex-wrap items-center gap-2 text-sm">
                <DispositionBadge disposition={tried.result.disposition} />
                <TierBadge tier={tried.result.tier} team={nameOf(tried.result.team, names)} />
                <span className="text-muted text-xs">
                  {t("none", { percent: format.number(tried.understanding.noneOfThese, { style: "percent" }) })}
                </span>
              </p>
              <Readings candidates={tried.result.candidates} bands={bandsIn(tried.result.reasons)} names={names} />
              <NamedChips named={tried.named} />
              {signals.length > 0 && (
                <p className="flex flex-wrap gap-1.5">
                  {signals.map(([name, one]) => (
                    <Badge key={name}>
                      {t(`signals.${name}`)} {format.number(one.value, { style: "percent" })}
                    </Badge>
                  ))}
                </p>
              )}
              <ReasonList reasons={tried.result.reasons} names={names} />
              <p className="text-faint text-xs">
                {t("model", { version: tried.understanding.modelVersion })}
                <EncoderUseLine use={tried.understanding.encoder} />
              </p>
            </>
          )}
        </div>
      </div>
    </Panel>
  );
}

"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { ChoiceField, MinutesField, TextField, WholeField } from "@/components/document-form/fields";
import { RowButtons } from "@/components/document-form/list-buttons";
import { listAt, rowsAt, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { useServerNow } from "@/components/time/server-clock";
import { ZoneField } from "@/components/time/week/zone-field";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { useDateTime } from "@/components/ui/use-date-time";
import { largestRefund } from "@/server/domain/authority/largest";
import { aboveLimit } from "@/server/domain/vocabulary";
import { nextDuties } from "./next-duties";
import { useNamed } from "./use-choices";

const rota = ["authority", "rota"];

interface Props {
  people: readonly { id: string; name: string }[];
}

/** Who decides what agents may not, week by week, how soon, and up to what amount. */
export function DutyPanel({ people }: Props) {
  const t = useTranslations("promises.duty");
  const targets = useTranslations("promises.targets");
  const { document } = useDocumentForm();
  const calendars = useNamed("calendars");
  const nameOf = (id: unknown) => people.find((p) => p.id === id)?.name ?? t("unknown");
  return (
    <Panel title={t("title")} note={t("note")}>
      <div className="grid gap-3">
        <ol className="grid gap-1">
          {rowsAt(document, rota).map(({ index, key, value: id }) => (
            <li key={key} className="flex items-center gap-2 text-sm">
              <span className="tabular w-5 text-faint">{index + 1}.</span>
              <span className="min-w-0 flex-1 truncate">{nameOf(id)}</span>
              <RowButtons list={rota} index={index} name={nameOf(id)} isOrdered />
              <PlaceFindings path={[...rota, index]} />
            </li>
          ))}
        </ol>
        <AddTurn people={people} />
        <PlaceFindings path={rota} />
        <div className="grid gap-2 sm:grid-cols-3">
          <TextField path={["authority", "since"]} label={t("since")} type="date" />
          <WholeField path={["authority", "hour"]} label={t("hour")} least={0} most={23} />
          <ZoneField path={["authority", "zone"]} />
        </div>
        <DutyPreview nameOf={nameOf} />
        <div className="grid gap-2 border-line border-t pt-3 sm:grid-cols-2">
          <MinutesField path={["authority", "approvalMinutes"]} label={t("approval")} hint={t("approvalHint")} />
          <ChoiceField
            path={["authority", "calendar"]}
            label={targets("calendar")}
            options={calendars}
            none={targets("allTime")}
          />
        </div>
        <div className="grid gap-2 sm:grid-cols-2">
          <WholeField
            path={["authority", "refunds", "limit"]}
            label={t("limit")}
            hint={t("limitHint")}
            least={0}
            most={largestRefund}
          />
          <ChoiceField
            path={["authority", "refunds", "above"]}
            label={t("above")}
            options={aboveLimit.map((value) => ({ value, label: t(`aboveWho.${value}`) }))}
          />
        </div>
      </div>
    </Panel>
  );
}

function AddTurn({ people }: Props) {
  const t = useTranslations("promises.duty");
  const { document, isReadOnly, set } = useDocumentForm();
  const [chosen, setChosen] = useState("");
  if (isReadOnly) return null;
  const add = () => {
    set(rota, [...listAt(document, rota), chosen]);
    setChosen("");
  };
  return (
    <div className="flex max-w-96 items-end gap-2">
      <Field label={t("person")} className="flex-1">
        {() => (
          <Select
            value={chosen}
            onValueChange={setChosen}
            placeholder={t("choose")}
            options={people.map((p) => ({ value: p.id, label: p.name }))}
          />
        )}
      </Field>
      <Button disabled={chosen === ""} onClick={add}>
        {t("add")}
      </Button>
    </div>
  );
}

const dutyInstant = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;

function DutyPreview({ nameOf }: { nameOf: (id: unknown) => string }) {
  const t = useTranslations("promises.duty");
  const { document } = useDocumentForm();
  const dateTime = useDateTime();
  const minute = Math.floor(useServerNow() / 60_000) * 60_000;
  const duties = nextDuties(valueAt(document, ["authority"]), minute, 4);
  const zone = String(valueAt(document, ["authority", "zone"]));
  if (duties === null) return <p className="text-muted text-sm">{t("broken")}</p>;
  if (duties.length === 0) return <p className="text-muted text-sm">{t("leads")}</p>;
  // The hour at which duty changes is one of the rota's zone, as it is written above.
  const when = (at: number) => dateTime(at, { ...dutyInstant, timeZone: zone });
  return (
    <ul className="grid gap-0.5 rounded-md bg-sunken p-2 text-sm">
      {duties.map((d, i) => (
        <li key={d.from} className={i === 0 ? "font-medium" : "text-muted"}>
          {t(i === 0 ? "thisWeek" : "later", { name: nameOf(d.personId), from: when(d.from), until: when(d.until) })}
        </li>
      ))}
    </ul>
  );
}

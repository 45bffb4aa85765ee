"use client";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { columnFields, delimiters, type HistoryForm } from "./form";

const none = "\u0000none";
type TextField = { [K in keyof HistoryForm]: HistoryForm[K] extends string ? K : never }[keyof HistoryForm];

interface Props {
  form: HistoryForm;
  headers: readonly string[];
  onChange: (change: Partial<HistoryForm>) => void;
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-2 font-medium text-sm">{title}</legend>
      <div className="grid grid-cols-1 gap-x-4 gap-y-2.5 sm:grid-cols-2 md:grid-cols-3 xl:grid-cols-4">{children}</div>
    </fieldset>
  );
}

/** Which column of a log says what. */
export function MappingForm({ form, headers, onChange }: Props) {
  const t = useTranslations("history.mapping");
  const names = [...new Set(headers.filter((h) => h !== ""))];
  const columns = names.map((h) => ({ value: h, label: h }));
  const column = (field: TextField, label: string, empty = t("none"), isNeeded = false) => (
    <Field key={field} label={label} optional={!isNeeded}>
      {() => (
        <Select
          value={form[field] === "" ? none : form[field]}
          onValueChange={(value) => onChange({ [field]: value === none ? "" : value })}
          options={[{ value: none, label: empty }, ...columns]}
        />
      )}
    </Field>
  );
  const text = (
    field: TextField,
    label: string,
    { hint, optional = true }: { hint?: string; optional?: boolean } = {},
  ) => (
    <Field key={field} label={label} hint={hint} optional={optional}>
      {(control) => (
        <Input {...control} value={form[field]} onChange={(event) => onChange({ [field]: event.target.value })} />
      )}
    </Field>
  );
  const isEvent = form.rowIs === "event";
  const known = Object.entries(delimiters).some(([, sign]) => sign === form.delimiter);
  return (
    <>
      <Group title={t("basics")}>
        {text("source", t("source"), { hint: t("sourceHint"), optional: false })}
        <Field label={t("rowIs")}>
          {() => (
            <Select
              value={form.rowIs}
              onValueChange={(rowIs) => onChange({ rowIs })}
              options={[
                { value: "event", label: t("rowEvent") },
                { value: "ticket", label: t("rowTicket") },
              ]}
            />
          )}
        </Field>
        <Field label={t("delimiter")}>
          {() => (
            <Select
              value={known ? form.delimiter : ","}
              onValueChange={(delimiter) => onChange({ delimiter })}
              options={(["comma", "semicolon", "tab", "bar"] as const).map((name) => ({
                value: delimiters[name],
                label: t(`delimiters.${name}`),
              }))}
            />
          )}
        </Field>
        {text("formats", t("formats"), { hint: t("formatsHint"), optional: false })}
        {text("timezone", t("timezone"), { optional: false })}
        {text("missing", t("missing"), { hint: t("missingHint") })}
      </Group>
      <Group title={t("columns")}>
        {column("key", t("key"), undefined, true)}
        {column("at", t("at"), undefined, isEvent)}
        {column("owner", t("owner"), undefined, true)}
        {column("createdAt", t("created"), isEvent ? t("firstEvent") : undefined, !isEvent)}
        {column("resolvedAt", t("resolved"))}
        {column("reopened", t("reopened"))}
        {isEvent && column("order", t("order"), t("orderNone"))}
        {isEvent && column("eventId", t("eventId"))}
        {isEvent && column("activity", t("activity"))}
        {isEvent && form.order !== "" && (
          <Field label={t("orderText")} inline>
            {(control) => (
              <Checkbox
                {...control}
                checked={form.isOrderText}
                onCheckedChange={(checked) => onChange({ isOrderText: checked === true })}
              />
            )}
          </Field>
        )}
        {isEvent && form.activity !== "" && text("ownerWhen", t("ownerWhen"), { hint: t("whenHint") })}
        {isEvent && form.activity !== "" && text("resolvedWhere", t("resolvedWhere"))}
        {isEvent && form.activity !== "" && text("reopenedWhere", t("reopenedWhere"))}
        {column("tier", t("tier"))}
        {form.tier !== "" && text("tierPattern", t("tierPattern"), { hint: t("tierHint") })}
        {form.tier !== "" && text("tierDefault", t("tierDefault"))}
      </Group>
      <Group title={t("more")}>{columnFields.more.map((field) => column(field, t(field)))}</Group>
    </>
  );
}

"use client";
import { useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useAt } from "@/components/document-form/context";
import type { Path } from "@/components/document-form/path";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { nearestZone } from "@/server/domain/calendar/nearestZone";
import { canonicalZone } from "@/server/domain/calendar/zone";

/** A time zone by its IANA name, searched while it is typed; what is nearly one is offered. */
export function ZoneField({ path, className }: { path: Path; className?: string }) {
  const t = useTranslations("calendars.zone");
  const id = useId();
  const { value, error, isReadOnly, set } = useAt(path);
  const shown = typeof value === "string" ? value : "";
  // The browser's list may differ from the server's, so it comes once the browser is awake.
  const [zones, setZones] = useState<readonly string[]>([]);
  useEffect(() => setZones(["UTC", ...Intl.supportedValuesOf("timeZone")]), []);
  if (isReadOnly) {
    return (
      <p className={className}>
        <span className="block font-medium text-xs">{t("label")}</span>
        <span className="text-sm">{shown}</span>
      </p>
    );
  }
  const isUnknown = canonicalZone(shown) === null;
  const near = isUnknown && shown !== "" ? nearestZone(shown) : null;
  return (
    <div className={className}>
      <Field label={t("label")} error={isUnknown ? t("unknown") : error}>
        {(control) => (
          <Input
            {...control}
            list={`${id}-zones`}
            autoComplete="off"
            spellCheck={false}
            value={shown}
            onChange={(event) => set(event.target.value)}
          />
        )}
      </Field>
      <datalist id={`${id}-zones`}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {near && (
        <Button size="sm" variant="link" onClick={() => set(near)}>
          {t("near", { zone: near })}
        </Button>
      )}
    </div>
  );
}

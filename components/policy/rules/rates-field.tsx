"use client";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useDocumentForm } from "@/components/document-form/context";
import { DecimalField } from "@/components/document-form/fields";
import { pathText, valueAt } from "@/components/document-form/path";
import { PlaceFindings } from "@/components/document-form/place-findings";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { isRow } from "../read";

const path = ["context", "value", "rates"];
const isCode = (text: string) => /^[A-Z]{3}$/.test(text);

/** What one unit of each other currency is worth. */
export function RatesField() {
  const t = useTranslations("canvas.context");
  const { document, isReadOnly, set } = useDocumentForm();
  const [code, setCode] = useState("");
  const stored = valueAt(document, path);
  const rates = isRow(stored) ? stored : {};
  const into = String(valueAt(document, ["context", "value", "currency"]) ?? "");
  const typed = code.trim().toUpperCase();
  const isTaken = typed in rates || typed === into;
  const drop = (currency: string) =>
    set(path, Object.fromEntries(Object.entries(rates).filter(([key]) => key !== currency)));
  function add() {
    if (!isCode(typed) || isTaken) return;
    set(path, { ...rates, [typed]: 1 });
    setCode("");
  }
  return (
    <fieldset data-place={pathText(path)} className="grid gap-2">
      <legend className="font-medium text-xs">{t("rates")}</legend>
      <p className="text-muted text-xs">{t("ratesHint")}</p>
      <div className="grid grid-cols-2 items-end gap-3 sm:grid-cols-3">
        {Object.keys(rates).map((currency) => (
          <div key={currency} className="flex items-end gap-1">
            <DecimalField
              path={[...path, currency]}
              label={t("rate", { currency, into })}
              least={0}
              most={1e9}
              className="min-w-0 flex-1"
            />
            {!isReadOnly && (
              <IconButton label={t("removeRate", { currency })} onClick={() => drop(currency)}>
                <X aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
        {!isReadOnly && (
          <div className="flex items-end gap-1">
            <Field
              label={t("newCurrency")}
              error={
                typed.length >= 3 && (!isCode(typed) || isTaken)
                  ? t(isTaken ? "currencyTaken" : "noCurrency")
                  : undefined
              }
              className="min-w-0 flex-1"
              optional
            >
              {(control) => (
                <Input {...control} value={code} maxLength={3} onChange={(event) => setCode(event.target.value)} />
              )}
            </Field>
            <Button size="md" variant="ghost" disabled={!isCode(typed) || isTaken} onClick={add}>
              <Plus aria-hidden />
              {t("addRate")}
            </Button>
          </div>
        )}
      </div>
      <PlaceFindings path={path} />
    </fieldset>
  );
}

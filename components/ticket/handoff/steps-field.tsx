"use client";
import { Plus, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type HandoffStep, handoffLimits } from "@/server/domain/handoff/contract";
import { FieldGroup } from "./parts";

interface Props {
  steps: readonly HandoffStep[];
  /** Who may have done it: the assistant, whoever had it, whoever writes. */
  people: { value: HandoffStep["by"]; label: string }[];
  /** Whoever writes: new steps are theirs. */
  me: string;
  error?: string;
  optional?: string;
  onChange: (steps: HandoffStep[]) => void;
}

/** What was tried, step by step, each with who did it. */
export function StepsField({ steps, people, me, error, optional, onChange }: Props) {
  const t = useTranslations("ticket.contract");
  const shown: readonly HandoffStep[] = steps.length === 0 ? [{ what: "", by: me }] : steps;
  const change = (index: number, to: Partial<HandoffStep>) =>
    onChange(shown.map((step, i) => (i === index ? { ...step, ...to } : step)));
  return (
    <FieldGroup label={t("field.tried")} error={error} optional={optional}>
      <ol className="grid gap-1.5">
        {shown.map((step, index) => {
          const number = index + 1;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; what it says is read from the list
            <li key={index} className="grid grid-cols-[1fr_auto] gap-1.5 sm:grid-cols-[1fr_9rem_auto]">
              <Textarea
                rows={1}
                aria-label={t("step", { number })}
                aria-invalid={error ? true : undefined}
                placeholder={t("stepHint")}
                maxLength={handoffLimits.step}
                value={step.what}
                onChange={(event) => change(index, { what: event.target.value })}
                className="max-sm:col-span-2"
              />
              <Select
                aria-label={t("stepBy", { number })}
                value={step.by}
                options={people}
                onValueChange={(by) => change(index, { by })}
              />
              <IconButton
                label={t("dropStep", { number })}
                variant="ghost"
                onClick={() => onChange(shown.filter((_, i) => i !== index))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ol>
      <Button
        size="sm"
        variant="ghost"
        className="justify-self-start"
        disabled={shown.length >= handoffLimits.rows}
        onClick={() => onChange([...shown, { what: "", by: me }])}
      >
        <Plus aria-hidden />
        {t("addStep")}
      </Button>
    </FieldGroup>
  );
}

"use client";
import { useTranslations } from "use-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Textarea } from "@/components/ui/textarea";
import { type HandoffEvidence, handoffLimits } from "@/server/domain/handoff/contract";
import { firstSentences } from "../detail/brief";
import type { MessageView } from "../detail/types";
import { FieldGroup } from "./parts";

interface Props {
  evidence: readonly HandoffEvidence[];
  messages: readonly MessageView[];
  error?: string;
  optional?: string;
  onChange: (evidence: HandoffEvidence[]) => void;
}

/** So many of the customer's messages are offered; older ones can be told in words. */
const mostOffered = 5;

/** What shows it: messages and attachments of the customer to tick, or words. */
export function EvidenceField({ evidence, messages, error, optional, onChange }: Props) {
  const t = useTranslations("ticket.contract");
  const isIn = (kind: "message" | "attachment", id: string) => evidence.some((e) => e.kind === kind && e.id === id);
  const said = messages.filter((m) => m.kind === "inbound");
  const newest = new Set(said.slice(-mostOffered).map((m) => m.id));
  const offered = said.flatMap((m) => [
    ...(m.body && (newest.has(m.id) || isIn("message", m.id))
      ? [{ kind: "message" as const, id: m.id, label: t("message", { text: firstSentences(m.body, 90) }) }]
      : []),
    ...m.attachments.map(({ id, name }) => ({ kind: "attachment" as const, id, label: t("attachment", { name }) })),
  ]);
  const words = evidence.find((e) => e.kind === "text");
  return (
    <FieldGroup label={t("field.evidence")} error={error} optional={optional}>
      <div className="grid min-w-0 gap-0.5">
        {offered.map(({ kind, id, label }) => (
          <Checkbox
            key={id}
            label={label}
            checked={isIn(kind, id)}
            onCheckedChange={(on) => {
              const others = evidence.filter((e) => e.kind !== kind || e.id !== id);
              onChange(on === true ? [...others, { kind, id }] : others);
            }}
          />
        ))}
      </div>
      <Textarea
        rows={1}
        aria-label={t("evidenceWords")}
        placeholder={t("evidenceWords")}
        maxLength={handoffLimits.evidence}
        value={words?.kind === "text" ? words.text : ""}
        onChange={(event) => {
          const others = evidence.filter((e) => e.kind !== "text");
          const text = event.target.value;
          onChange(text === "" ? others : [...others, { kind: "text", text }]);
        }}
      />
    </FieldGroup>
  );
}

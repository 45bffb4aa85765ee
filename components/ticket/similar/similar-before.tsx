"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { SimilarEvidence } from "@/server/domain/similar/similar";

/** What the resolved tickets said when the message was read. */
export function SimilarBefore({ similar: { tickets, bestScore, sameSignature } }: { similar: SimilarEvidence }) {
  const t = useTranslations("similar");
  const format = useFormatter();
  if (tickets === 0) return <p>{t("evidenceNone")}</p>;
  const percent = format.number(bestScore, { style: "percent" });
  return <p>{t("evidenceSome", { tickets, percent, sameSignature: sameSignature ? "yes" : "no" })}</p>;
}

"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { SimilarEvidence } from "@/server/domain/similar/similar";

interface Props {
  similar: SimilarEvidence;
  /** Whether being unlike them was a reason of the decision. */
  isCounted: boolean;
}

/** What the resolved tickets said when the message was read. */
export function SimilarBefore({ similar: { tickets, bestScore, sameSignature }, isCounted }: Props) {
  const t = useTranslations("similar");
  const format = useFormatter();
  if (tickets === 0) return <p>{t("evidenceNone")}</p>;
  const percent = format.number(bestScore, { style: "percent" });
  const yes = (is: boolean) => (is ? "yes" : "no");
  return <p>{t("evidenceSome", { tickets, percent, sameSignature: yes(sameSignature), isCounted: yes(isCounted) })}</p>;
}

"use client";
import { useFormatter, useTranslations } from "use-intl";
import type { WhySimilar } from "./use-similar";

/** From here on two texts mean about the same, even in other words. */
const sameMeaning = 0.6;

/** Why a text was found: the same error, shared words, meaning, and how close all that is. */
export function WhyFound({ why: { score, words, meaning, isSameError } }: { why: WhySimilar }) {
  const t = useTranslations("similar");
  const format = useFormatter();
  const quoted = words.map((word) => `“${word}”`);
  const parts = [
    ...(quoted.length > 0 ? [t("words", { words: format.list(quoted) })] : []),
    ...(meaning !== null && meaning >= sameMeaning ? [t("meaning")] : []),
  ];
  return (
    <p className="wrap-anywhere text-faint text-xs">
      {isSameError && <span className="mr-1.5 font-medium text-warn-text">{t("sameError")}</span>}
      <span className="tabular">{t("closeness", { percent: format.number(score, { style: "percent" }) })}</span>
      {parts.map((part) => (
        <span key={part}> · {part}</span>
      ))}
    </p>
  );
}

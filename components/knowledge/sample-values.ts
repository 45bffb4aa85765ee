"use client";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { variableNames } from "@/server/domain/knowledge/variables";
import type { Values } from "./remark-variables";

/** Made-up values to show a text with. */
export function useSampleValues(): Values {
  const t = useTranslations("knowledge.sample");
  return useMemo(() => Object.fromEntries(variableNames.map((name) => [name, t(name)])) as Values, [t]);
}

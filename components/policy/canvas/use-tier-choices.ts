"use client";
import { useDocumentForm } from "@/components/document-form/context";
import { isRow, number, rows, text } from "../read";

/** The desk's tiers by their numbers, lowest first. */
export function useTierChoices(): { value: string; label: string }[] {
  const { document } = useDocumentForm();
  return rows(isRow(document) ? document.tiers : null)
    .flatMap((row) => {
      const tier = number(row.tier);
      return tier === null ? [] : [{ tier, name: text(row.name) }];
    })
    .sort((a, b) => a.tier - b.tier)
    .map(({ tier, name }) => ({
      value: String(tier),
      label: name && name !== `T${tier}` ? `T${tier} ${name}` : `T${tier}`,
    }));
}

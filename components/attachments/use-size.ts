"use client";
import { useFormatter, useTranslations } from "use-intl";
import { sizeOf } from "./size";

/** A file's size in words: "240 kB". */
export function useSize(): (bytes: number) => string {
  const t = useTranslations("attachments.size");
  const format = useFormatter();
  return (bytes) => {
    const { value, unit } = sizeOf(bytes);
    return t(unit, { value: format.number(value) });
  };
}

"use client";
import { useTranslations } from "use-intl";
import type { Approval } from "./types";

/** Whom a request waits for, and that it is above what leads may approve where it is. */
export function useWaitsFor(): (approval: Pick<Approval, "asked" | "needs">) => string {
  const t = useTranslations("escalations.approval");
  return ({ asked, needs }) => {
    const whom = asked ? t("waitsFor", { name: asked.name }) : t(needs === "lead" ? "waitsForLeads" : "waitsForAdmins");
    return needs === "lead" ? whom : t("aboveLimit", { whom });
  };
}

"use client";
import { useTranslations } from "use-intl";
import type { TeamCrew } from "./by-team";

/** A team's name, how many of its people receive work, and what they carry together. */
export function TeamHead({ crew: { team, agents, receiving, load, capacity } }: { crew: TeamCrew }) {
  const t = useTranslations("agents");
  return (
    <header className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 border-line border-b bg-sunken px-4 py-1 md:px-5">
      <h2 className="font-semibold text-sm">{team.name || t("noTeam")}</h2>
      <span className="text-muted text-xs">{t("receiving", { receiving, total: agents.length })}</span>
      {capacity > 0 && <span className="tabular ml-auto text-muted text-xs">{t("slots", { load, capacity })}</span>}
    </header>
  );
}

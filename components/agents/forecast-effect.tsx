"use client";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import type { AppRouter } from "@/server/api/root";
import type { TeamName } from "./types";

type Trial = inferRouterInputs<AppRouter>["agents"]["trial"];

interface Props {
  /** What would be done; null until enough has been chosen. */
  trial: Trial | null;
  name: string;
  teams: readonly TeamName[];
}

/** What the forecast says of the queues that a change of somebody's teams touches, without and with it. */
export function ForecastEffect({ trial, name, teams }: Props) {
  const t = useTranslations("agents.effect");
  const idle: Trial = { change: { kind: "lend", person: "", to: "", isExclusive: false }, hours: 2 };
  const found = useQuery(useTRPC().agents.trial.queryOptions(trial ?? idle, { enabled: trial !== null, retry: false }));
  const queues = found.data?.data;
  const teamName = (id: string) => teams.find((one) => one.id === id)?.name ?? id;
  return (
    <div data-part="forecast-effect" role="status" className="grid gap-1 rounded-md bg-sunken px-3 py-2 text-sm">
      {trial === null ? (
        <p className="text-muted">{t("choose")}</p>
      ) : found.isError ? (
        <p className="text-muted">{t("failed")}</p>
      ) : found.isPending ? (
        <p className="text-muted">{t("loading")}</p>
      ) : !queues ? (
        <p>{t("absent", { name })}</p>
      ) : queues.length === 0 ? (
        <p>{t("none")}</p>
      ) : (
        <>
          <p className="text-muted text-xs">{t("title", { hours: trial.hours })}</p>
          <ul className="grid gap-0.5">
            {queues.map(({ team, tier, before, after }) => (
              <li key={team} data-queue={`${team}-t${tier}`} className="tabular">
                {t("line", { team: teamName(team), tier, before, after })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

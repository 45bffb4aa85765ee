"use client";
import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { GraphNode } from "@/server/domain/policy/graph/graph";
import type { Faults } from "./faults";
import type { Load } from "./load";

/** A card in words, as it is heard: what it is, where it leads, what waits there, what is wrong. */
export function useCardLabel(teams: ReadonlyMap<string, string>) {
  const t = useTranslations("canvas");
  const stages = useTranslations("policy.owners.stages");
  const format = useFormatter();
  return useMemo(() => {
    const team = (id: string | null) => (id === null ? t("nobodyOwns") : (teams.get(id) ?? id));
    const says = (node: GraphNode): string => {
      switch (node.kind) {
        case "issueType":
          return t("heard.issueType", {
            name: node.name,
            team: team(node.team),
            tier: node.tier ?? 0,
            stage: node.stage ? stages(node.stage) : "?",
          });
        case "outOfScope":
          return t("heard.outOfScope", { team: team(node.team), tier: node.tier ?? 0 });
        case "rule":
          return t("heard.rule", { name: node.name, types: format.list(node.types), team: team(node.team) });
        case "queue":
          return t("heard.queue", { name: node.name, tier: node.tier });
        case "gates":
          return t("kind.gates");
        case "assistant":
          return node.name ? t("heard.assistant", { name: node.name }) : t("kind.assistant");
        case "lastResort":
          return t("heard.lastResort", { team: team(node.team), tier: node.tier ?? 0 });
      }
    };
    return (node: GraphNode, load: Load | null, faults: Faults | null): string =>
      [
        says(node),
        load && load.open > 0 && t("heard.load", { open: load.open, waiting: load.waiting }),
        faults && t("faults", { errors: faults.errors, warnings: faults.warnings }),
      ]
        .filter(Boolean)
        .join(". ");
  }, [t, stages, format, teams]);
}

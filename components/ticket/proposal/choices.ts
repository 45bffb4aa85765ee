import type { Criteria } from "@/components/policy/types";
import type { TicketChange } from "@/server/domain/policy/proposedChange";
import { type AutonomyStage, autonomyStages } from "@/server/domain/vocabulary";

/** What stands in the dialog. `value`: team, tier or stage, by what is to change; empty until one is chosen. */
export interface Chosen {
  kind: TicketChange["kind"];
  issueType: string;
  value: string;
  word: string;
}

/** What the criteria say now, and what else they could say. */
export function choicesOf(
  { kind, issueType }: Chosen,
  { issueTypes, teams }: Criteria,
  stageName: (stage: AutonomyStage) => string,
): { now: string; choices: { value: string; label: string }[] } {
  const type = issueTypes.find((one) => one.id === issueType);
  if (!type || kind === "keyword") return { now: "", choices: [] };
  const owner = teams.find((team) => team.id === type.owner);
  switch (kind) {
    case "owner": {
      const others = teams.filter((team) => team.id !== type.owner && team.tiers.length > 0);
      return { now: owner?.name ?? type.owner, choices: others.map(({ id, name }) => ({ value: id, label: name })) };
    }
    case "startTier": {
      const others = (owner?.tiers ?? []).filter((tier) => tier !== type.startTier);
      const choices = others.map((tier) => ({ value: String(tier), label: `T${tier}` }));
      return { now: `T${type.startTier}`, choices };
    }
    case "stage": {
      // To act alone is earned, and set up by an admin.
      const others = autonomyStages.filter((stage) => stage !== type.stage && stage !== "autonomous");
      return {
        now: stageName(type.stage),
        choices: others.map((stage) => ({ value: stage, label: stageName(stage) })),
      };
    }
  }
}

/** What is proposed; null until a value is chosen. */
export function changeOf({ kind, issueType, value, word }: Chosen): TicketChange | null {
  if (kind === "keyword") return { kind, word };
  if (value === "") return null;
  switch (kind) {
    case "owner":
      return { kind, issueType, team: value };
    case "startTier":
      return { kind, issueType, tier: Number(value) };
    case "stage":
      return { kind, issueType, stage: value as AutonomyStage };
  }
}

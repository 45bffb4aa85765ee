import type { PolicyDocument } from "../../../server/domain/policy/document";
import { loadTaxonomy } from "../taxonomy/load";
import { startingRules, threeTiers } from "./common";

/** The policy of a desk on its owner's own database: one team, two tiers, every starter issue type in review, and a last
 *  resort that is named as soon as the first admin exists. */
export function starterPolicy(): PolicyDocument {
  const { issueTypes } = loadTaxonomy();
  return {
    ...startingRules,
    name: "Starter policy",
    teams: [{ id: "support", name: "Support", tiers: [1, 2], cover: null }],
    tiers: threeTiers.slice(0, 2),
    issueTypes: issueTypes.map(({ id, label }) => ({
      id,
      name: label,
      owner: "support",
      startTier: 1,
      stage: "review",
      bands: null,
      requires: [],
      priors: [
        { tier: 1, success: 0.75, handlingMinutes: 15 },
        { tier: 2, success: 0.9, handlingMinutes: 20 },
      ],
      playbook: null,
    })),
    ownership: [],
    outOfScope: { owner: "support", tier: 1 },
    lastResort: { team: "support", tier: 1, person: null },
  };
}

import type { Policy } from "../domain/policy/compile";

/** SQL that gives one row per person with work: `person_id`, `load`, the slots that their work in hand and pending offers
 *  take. `weights` names the parameter that holds `weightsOf`. Weights are quarters, so the sums are exact. */
export const loadsBy = (weights: string): string =>
  `SELECT w.person_id, sum(COALESCE((${weights}::jsonb->>k.channel)::float8, 1)) AS load
   FROM (SELECT person_id, ticket_id FROM assignment WHERE ended_at IS NULL
         UNION ALL SELECT person_id, ticket_id FROM offer WHERE state = 'pending') w
   JOIN ticket k ON k.id = w.ticket_id GROUP BY 1`;

/** The weights of a policy, as the parameter of `loadsBy`; without one every ticket takes a slot. */
export const weightsOf = (policy: Policy | null): string => JSON.stringify(policy?.document.workload.weights ?? {});

/** The least that any ticket takes: who has less room is full. */
export const leastWeight = (policy: Policy | null): number =>
  policy ? Math.min(...Object.values(policy.document.workload.weights)) : 1;

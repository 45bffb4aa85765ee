import type { inferRouterOutputs } from "@trpc/server";
import type { matchTicketAction } from "@/server/actions/policy";
import type { AppRouter } from "@/server/api/root";

type Outputs = inferRouterOutputs<AppRouter>["policy"];
export type PolicyList = Outputs["list"]["data"];
export type VersionLine = PolicyList["versions"][number];
export type DraftLine = PolicyList["drafts"][number];
export type PolicyVersion = Outputs["version"]["data"];
export type PolicyDraft = Outputs["draft"]["data"];
export type DraftEnd = NonNullable<Outputs["draftEnd"]["data"]>;
export type Proposal = NonNullable<PolicyDraft["proposal"]>;
/** What may be proposed from a ticket, and what was. */
export type Criteria = Outputs["criteria"]["data"];
export type Check = PolicyVersion["check"];
export type Difference = PolicyVersion["differences"][number];
export type Shadow = Outputs["shadow"]["data"];
/** The way of a ticket under the policy in force and under a document. */
export type Match = Extract<Awaited<ReturnType<typeof matchTicketAction>>, { ok: true }>["value"];

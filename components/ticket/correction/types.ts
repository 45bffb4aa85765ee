import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/api/root";

export type CorrectionOptions = inferRouterOutputs<AppRouter>["learning"]["ofTicket"]["data"];
export type TicketCorrection = NonNullable<CorrectionOptions["correction"]>;

/** What a person chose; what is left out follows from the policy. */
export interface Choice {
  issueType?: string | null;
  team?: string;
  tier?: number;
  isKept?: boolean;
}

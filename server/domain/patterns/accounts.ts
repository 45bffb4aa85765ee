import { atLeastOf } from "./chance";
import type { Audience, ClaimOf, EvidenceOf } from "./pattern";

/** What support and the contract say of an account. */
export interface AccountNow {
  accountId: string;
  isTrial: boolean;
  /** In the last `accountDays`, and in as many days on average before that. */
  escalations: number;
  usualEscalations: number;
  breaches: number;
  lowRatings: number;
  reopened: number;
  renewalInDays: number | null;
  usageChange: number | null;
  churnRisk: number | null;
  ticketIds: readonly string[];
}

export const accountDays = 30;
const renewalNear = 60;
const usageFallen = -0.25;
const churnHigh = 0.5;
const fewestBreaches = 2;
const fewestReopened = 2;
/** Chance below which more escalations than usual are none. */
const unusual = 0.05;
/** At least half an escalation is usual for everybody. */
const leastUsual = 0.5;

type Sign = EvidenceOf<"account">["signs"][number];
const stakes: readonly Sign[] = ["renewal", "usage", "churn"];

function signsOf(a: AccountNow): Sign[] {
  const usual = Math.max(leastUsual, a.usualEscalations);
  const all: [Sign, boolean][] = [
    ["escalations", a.escalations >= 2 && atLeastOf(a.escalations, usual) < unusual],
    ["breaches", a.breaches >= fewestBreaches],
    ["lowRatings", a.lowRatings >= 1],
    ["reopened", a.reopened >= fewestReopened],
    ["renewal", a.renewalInDays !== null && a.renewalInDays >= 0 && a.renewalInDays <= renewalNear],
    ["usage", a.usageChange !== null && a.usageChange <= usageFallen],
    ["churn", a.churnRisk !== null && a.churnRisk >= churnHigh],
  ];
  return all.filter(([, is]) => is).map(([sign]) => sign);
}

/** Accounts that may leave: trouble with support and something at stake at once, three signs at least. Most signs first. */
export function accountsAtRisk(accounts: readonly AccountNow[]): ClaimOf<"account">[] {
  return accounts
    .flatMap((a): ClaimOf<"account">[] => {
      const signs = signsOf(a);
      const staked = signs.filter((s) => stakes.includes(s)).length;
      if (signs.length < 3 || staked === 0 || staked === signs.length) return [];
      const { accountId, isTrial, ticketIds, ...numbers } = a;
      const audience: Audience[] = isTrial || signs.includes("renewal") ? ["success", "sales"] : ["success"];
      const strength = 3 * signs.length + a.escalations + a.breaches + a.lowRatings;
      const evidence = { kind: "account" as const, accountId, days: accountDays, ...numbers, signs };
      return [{ key: accountId, audience, strength, ticketIds, evidence }];
    })
    .sort((a, b) => b.strength - a.strength || (a.key < b.key ? -1 : 1));
}

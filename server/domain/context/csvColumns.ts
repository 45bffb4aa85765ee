import { guessColumns, type ColumnMapping as Mapping } from "../csv/columns";

/** Which column of a file says what, guessed from its headers. */

export const accountColumns = [
  "externalId",
  "name",
  "segment",
  "plan",
  "contractValue",
  "currency",
  "renewalOn",
  "expansion",
  "churnRisk",
  "owner",
] as const;
export type AccountColumn = (typeof accountColumns)[number];

export type ColumnMapping = Mapping<AccountColumn>;

/** What headers are called elsewhere, without case, spaces and signs. */
const words: Record<AccountColumn, readonly string[]> = {
  externalId: ["externalid", "accountid", "accountno", "accountnumber", "customerid", "crmid", "id", "account"],
  name: ["name", "accountname", "company", "companyname", "organisation", "organization", "customer"],
  segment: ["segment", "class", "size", "customersegment"],
  plan: ["plan", "planname", "product", "subscription", "edition", "package"],
  contractValue: ["contractvalue", "arr", "acv", "value", "annualvalue", "annualrecurringrevenue", "amount", "revenue"],
  currency: ["currency", "currencycode", "curr"],
  renewalOn: ["renewalon", "renewaldate", "renewal", "renewsat", "renewson", "nextrenewal", "contractend", "enddate"],
  expansion: ["expansion", "expansionstage", "upsell", "upsellstage"],
  churnRisk: ["churnrisk", "churn", "risk", "churnprobability", "riskscore"],
  owner: ["owner", "accountowner", "accountmanager", "csm", "successmanager", "customersuccessmanager"],
};

export const guessMapping = (headers: readonly string[]): ColumnMapping => guessColumns(words, headers);

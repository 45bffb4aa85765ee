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

/** Index of the column that says it; absent = no column does. */
export type ColumnMapping = Partial<Record<AccountColumn, number>>;

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

const plain = (header: string) =>
  header
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]/g, "");

/** For each meaning the first header that is called so, better names first; no column is taken twice. */
export function guessMapping(headers: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  const taken = new Set<number>();
  const longest = Math.max(...Object.values(words).map((w) => w.length));
  for (let rank = 0; rank < longest; rank++) {
    for (const column of accountColumns) {
      const word = words[column][rank];
      if (word === undefined || mapping[column] !== undefined) continue;
      const index = headers.findIndex((h, i) => !taken.has(i) && plain(h) === word);
      if (index === -1) continue;
      mapping[column] = index;
      taken.add(index);
    }
  }
  return mapping;
}

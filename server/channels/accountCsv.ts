import type { AccountColumn, ColumnMapping } from "../domain/context/csvColumns";
import { type ExpansionStage, expansionStages } from "../domain/context/vocabulary";
import type { BadCell } from "../domain/csv/import";
import { type Segment, segments } from "../domain/vocabulary";
import { accountFacts, accountId, type SaidFacts } from "./accountFacts";
import { type CsvFile, type CsvRow, fail, oneOf, type Read, rowReader } from "./csv";

function amountOf(text: string): Read<{ amount: number; currency: string | null }> {
  const [, before, number, after] = /^([A-Z]{3} )?(-?[\d,]+(?:\.\d+)?)( ?[A-Z]{3})?$/.exec(text) ?? [];
  const isGrouped = number?.includes(",");
  if (!number || (isGrouped && !/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(number))) {
    return fail("is not an amount: write it as 48000 or 48000.50, with a point and without a sign");
  }
  const currency = (before ?? after)?.trim() ?? null;
  return { amount: Number(number.replaceAll(",", "")), currency };
}
const riskOf = (text: string): Read<number> => {
  const [, number, percent] = /^(-?\d+(?:\.\d+)?)\s?(%)?$/.exec(text) ?? [];
  if (!number) return fail("is not a churn risk: write a number from 0 to 1, or a percentage such as 35 %");
  return percent ? Number(number) / 100 : Number(number);
};

/** One row under a mapping of columns: whose facts it says, or every cell that is wrong. An empty cell says nothing. */
export function readAccountRow(
  row: CsvRow,
  file: CsvFile,
  mapping: ColumnMapping,
  currency: string,
): { externalId: string; facts: SaidFacts } | { bad: BadCell[] } {
  const { bad, cell, report, reportRow, read } = rowReader(row, file, mapping);
  if (bad.length > 0) return { bad };
  const plain = (text: string) => text;
  const amount = read("contractValue", amountOf);
  const code = read("currency", (t) =>
    /^[A-Z]{3}$/i.test(t) ? t.toUpperCase() : fail("must be three letters such as EUR"),
  );
  const said = {
    name: read("name", plain),
    segment: read<Segment>("segment", (t) => oneOf(segments, t)),
    plan: read("plan", plain),
    contractValue: amount && { amount: amount.amount, currency: code ?? amount.currency ?? currency },
    renewalOn: read("renewalOn", plain),
    expansion: read<ExpansionStage>("expansion", (t) => oneOf(expansionStages, t)),
    churnRisk: read("churnRisk", riskOf),
    owner: read("owner", plain),
  };
  const id = accountId.safeParse(cell("externalId"));
  if (!id.success) report("externalId", "is missing: every row needs the account's id");
  const parsed = accountFacts.safeParse(said);
  for (const issue of parsed.error?.issues ?? []) {
    const [column] = issue.path;
    if (column !== undefined) report(column as AccountColumn, issue.message);
    else if (bad.length === 0) reportRow("", "The row says nothing about the account");
  }
  return id.success && parsed.success && bad.length === 0 ? { externalId: id.data, facts: parsed.data } : { bad };
}

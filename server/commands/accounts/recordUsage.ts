import { parseInput } from "../../channels/port";
import { type RefusedRow, readUsageRow, type UsageRow, usageBatch } from "../../channels/usageRows";
import { accountIdsOf, writeUsage } from "../../db/accounts/usage";
import { inTransaction } from "../../db/client";
import { newId } from "../ids";

export interface UsageAnswer {
  accepted: number;
  refused: RefusedRow[];
}

/** What two rows must share to be about the same thing: then the later one counts, and the earlier one is refused. */
const sameness = (row: UsageRow): string => {
  if (row.is === "measure") return `m ${row.account} ${row.metric} ${row.day}`;
  if (row.is === "feature") return `f ${row.account} ${row.feature}`;
  return `e ${row.account} ${row.event} ${Date.parse(row.at)} ${row.label ?? ""}`;
};

/** Keeps the rows of a batch that are right, and says of each other one what is wrong with it. The rows kept are kept together. */
export async function recordUsage(input: unknown, now: number): Promise<UsageAnswer> {
  const { rows } = parseInput(usageBatch, input);
  const refused: RefusedRow[] = [];
  const good: { index: number; row: UsageRow }[] = [];
  const seen = new Map<string, number>();
  for (const [index, raw] of rows.entries()) {
    const row = readUsageRow(raw, index, now);
    if (!("is" in row)) {
      refused.push(row);
      continue;
    }
    const first = seen.get(sameness(row));
    if (first !== undefined) {
      const message = `The row says the same thing as row ${first} of this request: send one of them`;
      refused.push({ index, field: null, message });
      continue;
    }
    seen.set(sameness(row), index);
    good.push({ index, row });
  }
  const accepted = await inTransaction(async (tx) => {
    const ids = await accountIdsOf(tx, [...new Set(good.map(({ row }) => row.account))]);
    const known = good.flatMap(({ index, row }) => {
      const account_id = ids.get(row.account);
      if (account_id) return [{ row, account_id }];
      const message = `There is no account ${row.account}: create it with PUT /api/v1/accounts/{externalId}`;
      refused.push({ index, field: "account", message });
      return [];
    });
    const of = <Is extends UsageRow["is"]>(is: Is) =>
      known.flatMap(({ row, account_id }) =>
        row.is === is ? [{ ...(row as Extract<UsageRow, { is: Is }>), account_id }] : [],
      );
    const writes = {
      measures: of("measure").map(({ account_id, metric, day, value }) => ({ account_id, metric, day, value })),
      features: of("feature").map((f) => ({ account_id: f.account_id, feature: f.feature, adopted_on: f.adoptedOn })),
      events: of("event").map((e) => ({
        ...{ id: newId(), account_id: e.account_id, kind: e.event },
        ...{ label: e.label ?? "", at: e.at },
      })),
    };
    await writeUsage(tx, writes, now);
    return known.length;
  });
  return { accepted, refused: refused.sort((a, b) => a.index - b.index) };
}

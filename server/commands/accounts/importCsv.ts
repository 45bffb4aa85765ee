import { z } from "zod";
import { readAccountRow } from "../../channels/accountCsv";
import { type CsvFile, openCsv, previewOf, readCsv } from "../../channels/csv";
import { loadAccountFacts } from "../../db/accounts/facts";
import { writeAudit } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import { accountColumns, guessMapping } from "../../domain/context/csvColumns";
import type { CsvPlan, CsvPreview } from "../../domain/context/csvImport";
import { changesOf } from "../../domain/context/facts";
import type { BadCell } from "../../domain/csv/import";
import type { PersonId } from "../../domain/ids";
import { type Said, setFacts } from "./setFacts";

/** So many accounts are listed with what would change; the rest is counted. */
const shownAccounts = 100;
/** So many faulty cells are sent to the screen and into the download. */
const shownFaults = 5000;

export const csvChoice = z.strictObject({
  mapping: z.partialRecord(z.enum(accountColumns), z.int().min(0).max(500)),
  currency: z.string().regex(/^[A-Z]{3}$/, "currency must be three capital letters such as EUR"),
});
export type CsvChoice = z.infer<typeof csvChoice>;

const kind = {
  ...{ each: "account", choice: csvChoice },
  ...{ key: "externalId", what: "the account's id", fact: "fact" },
} as const;

/** The file's first lines, and what its columns seem to say. */
export const previewCsv = (bytes: Uint8Array): CsvPreview => previewOf(readCsv(bytes, kind.each), guessMapping);

/** What can be said of a file as a whole: it is one, and its columns are named. Gives the choice as it was understood. */
export const checkAccounts = (bytes: Uint8Array, choice: unknown): CsvChoice => openCsv(bytes, choice, kind).choice;

interface ReadFile {
  rows: number;
  good: (Said & { line: number })[];
  bad: BadCell[];
}

/** The rows that are right; of two rows about one account the first counts. */
function readRows(file: CsvFile, { mapping, currency }: CsvChoice): ReadFile {
  const bad: BadCell[] = [];
  const good = new Map<string, Said & { line: number }>();
  for (const row of file.rows) {
    const read = readAccountRow(row, file, mapping, currency);
    if ("bad" in read) {
      bad.push(...read.bad);
      continue;
    }
    const first = good.get(read.externalId);
    if (first) {
      const message = `The account stands in line ${first.line} already: keep one of the two`;
      bad.push({ line: row.line, field: file.headers[mapping.externalId!]!, value: read.externalId, message });
    } else good.set(read.externalId, { ...read, line: row.line });
  }
  return { rows: file.rows.length, good: [...good.values()], bad };
}

/** What an import would do, with the accounts as they are now. */
async function planRows(from: Tx, bytes: Uint8Array, chosen: unknown, lock: boolean) {
  const { file, choice } = openCsv(bytes, chosen, kind);
  const { rows, good, bad } = readRows(file, choice);
  const known = await loadAccountFacts(
    from,
    good.map((g) => g.externalId),
    { lock },
  );
  const sayable: typeof good = [];
  const accounts: CsvPlan["accounts"] = [];
  for (const said of good) {
    const account = known.get(said.externalId);
    const name = account?.facts.name ?? said.facts.name;
    if (name === undefined) {
      const message = "There is no account with this id: check it, or add a column with its name, and it is created";
      bad.push({ line: said.line, field: file.headers[choice.mapping.externalId!]!, value: said.externalId, message });
      continue;
    }
    sayable.push(said);
    const unknown = { name, segment: "standard", plan: null, contractValue: null, renewalOn: null } as const;
    const inForce = account?.facts ?? { ...unknown, expansion: null, churnRisk: null, owner: null };
    const changes = changesOf(inForce, said.facts);
    accounts.push({ line: said.line, externalId: said.externalId, name, isNew: !account, changes });
  }
  bad.sort((a, b) => a.line - b.line);
  const plan: CsvPlan = {
    rows,
    created: accounts.filter((a) => a.isNew).length,
    changed: accounts.filter((a) => !a.isNew && a.changes.length > 0).length,
    same: accounts.filter((a) => !a.isNew && a.changes.length === 0).length,
    badRows: new Set(bad.map((b) => b.line)).size,
    accounts: accounts.filter((a) => a.isNew || a.changes.length > 0).slice(0, shownAccounts),
    bad: bad.slice(0, shownFaults),
  };
  return { plan, sayable };
}

/** A dry run: nothing is kept. */
export const planCsv = (bytes: Uint8Array, choice: unknown): Promise<CsvPlan> =>
  inTransaction(async (tx) => (await planRows(tx, bytes, choice, false)).plan);

/** Keeps what the rows say that are right, all of them or none; the others are told. `now` in epoch ms. */
export async function importAccounts(
  tx: Tx,
  bytes: Uint8Array,
  choice: unknown,
  by: PersonId,
  now: number,
): Promise<CsvPlan> {
  const actor = { kind: "person", id: by } as const;
  const { plan, sayable } = await planRows(tx, bytes, choice, true);
  await setFacts(tx, sayable, { source: "csv", actor }, now);
  const { rows, created, changed, same, badRows } = plan;
  const details = { rows, created, changed, same, badRows };
  await writeAudit(tx, { actor, action: "account.import", subject: { kind: "account", id: null }, details });
  return plan;
}

import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { bringInLog } from "../../cli/test-setup/history";
import { describeOn } from "../../cli/test-setup/publicData";
import { historySourceId, importedFlow } from "../../db/history/flow";
import type { HistoryMappingInput } from "../../domain/history/mapping";

const dated = (column: string) => ({ column, formats: ["d/M/yyyy HH:mm"] });
const mapping: HistoryMappingInput = {
  source: "snow",
  rowIs: "event",
  missing: ["?"],
  key: "number",
  order: [{ column: "sys_mod_count", as: "number" }, "row"],
  at: dated("sys_updated_at"),
  owner: { column: "assignment_group" },
  createdAt: dated("opened_at"),
  resolvedAt: dated("resolved_at"),
  reopened: { column: "reopen_count", above: 0 },
};

describeOn(["incident-log/incidents-1000.csv.gz"], ([part]) => {
  // Counted beforehand by another program.
  it("a real log comes in with a mapping alone, and its flow is what it is known to be", async () => {
    const result = await bringInLog(await readFile(part!), mapping);
    expect(result).toMatchObject({ rows: 6926, tickets: 1000, events: 6926, skipped: {} });
    const found = await importedFlow((await historySourceId("snow"))!);
    expect(found).toMatchObject({
      ...{ tickets: 1000, events: 6926, zeroHandoffs: 559, handoffs: 1026 },
      ...{ circular: 105, circularTwice: 36, revisit: 139 },
    });
    expect((await bringInLog(await readFile(part!), mapping)).skipped).toEqual({ alreadyImported: 6926 });
    expect(await importedFlow((await historySourceId("snow"))!)).toEqual(found);
  });
});

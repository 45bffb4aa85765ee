import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { text } from "node:stream/consumers";
import { createGunzip } from "node:zlib";
import { describe, expect, it } from "vitest";
import { publicData } from "@/server/cli/publicData";
import { addPerson, openDesk } from "@/server/cli/test-setup/desk";
import { bringInLog } from "@/server/cli/test-setup/history";
import { readPage } from "../../db/analytics/page";
import { ticketsOf } from "../../db/analytics/tickets";
import { db } from "../../db/client";
import { historySourceId } from "../../db/history/flow";
import type { PageData } from "../../domain/analytics/reading";
import type { HistoryMappingInput } from "../../domain/history/mapping";
import { deleteSource, purgeSources } from "../history/deleteSource";
import { refreshAnalytics } from "./refreshAnalytics";

const incidents = path.join(publicData, "incident-log/incidents-1000.csv.gz");
const mapping: HistoryMappingInput = {
  source: "old desk",
  rowIs: "event",
  key: "id",
  at: { column: "when", formats: ["iso"] },
  owner: { column: "team" },
  tier: { column: "team", pattern: "L(\\d)" },
  resolvedAt: { lastEventWhere: { column: "done", in: ["x"] } },
};
const log = (...lines: string[]) => `${["id,when,team,done", ...lines].join("\n")}\n`;
const counted = async () => {
  while ((await refreshAnalytics()) > 0);
};
const period = { from: "2024-01-01", to: "2025-01-01", zone: "UTC" };
const pageOf = (sources: "all" | "own" | string[], days = period): Promise<PageData> =>
  readPage({ page: "escalation", period: days, compare: "none", sources, filters: {}, breakdown: "team" });

describe("imported tickets", () => {
  it("count where they are asked for, by the same definitions, and go with their source", async () => {
    await openDesk();
    await bringInLog(
      log(
        "1,2024-02-01T08:00:00Z,Desk L1,",
        "1,2024-02-01T09:00:00Z,Net L2,",
        "1,2024-02-01T10:00:00Z,Desk L1,",
        "1,2024-02-01T12:00:00Z,Desk L1,x",
        "2,2024-03-01T08:00:00Z,Net L2,",
      ),
      mapping,
    );
    await counted();
    const source = (await historySourceId("old desk"))!;
    const { total, rows, flow } = await pageOf([source]);
    expect(total).toMatchObject({ tickets: 2, open: 1, circular: 1, handoffs: 2, "at.1": 1, "at.2": 2, "move.1.2": 1 });
    expect(rows?.map((r) => [r.value, r.numbers.tickets])).toEqual(
      expect.arrayContaining([
        ["Desk L1", 1],
        ["Net L2", 1],
      ]),
    );
    expect(flow).toEqual(expect.arrayContaining([{ from: "Desk L1", to: "Net L2", tickets: 1, isMutual: true }]));
    expect((await pageOf("own")).total.tickets ?? 0).toBe(0);
    expect((await pageOf("all")).total.tickets).toBe(2);
    const behind = await ticketsOf({ measure: "circular", period, sources: "all", filters: {} });
    expect(behind.lines.map((l) => [l.number, l.ttrS])).toEqual([["1", 4 * 3600]]);

    // An overlapping file goes on with a ticket; nothing counts twice.
    await bringInLog(log("2,2024-03-01T08:00:00Z,Net L2,", "2,2024-03-01T10:00:00Z,Net L2,x"), mapping);
    await counted();
    expect((await pageOf([source])).total).toMatchObject({ tickets: 2, resolved: 2, circular: 1 });

    await deleteSource(source, await addPerson("Ada", { role: "admin" }));
    await purgeSources();
    await counted();
    expect((await pageOf("all")).total.tickets ?? 0).toBe(0);
    expect(await db.ticketFact.count({ where: { source } })).toBe(0);
  });

  it.skipIf(!existsSync(incidents))("of a real log are counted as it is known to be", async () => {
    const content = await text(createReadStream(incidents).pipe(createGunzip()));
    const at = (column: string) => ({ column, formats: ["d/M/yyyy HH:mm"] });
    await bringInLog(content, {
      ...{ source: "incidents", rowIs: "event", missing: ["?"], timezone: "UTC", key: "number" },
      order: [{ column: "sys_mod_count", as: "number" }, "row"],
      at: at("sys_updated_at"),
      owner: { column: "assignment_group" },
      createdAt: at("opened_at"),
      resolvedAt: at("resolved_at"),
    });
    await counted();
    const source = (await historySourceId("incidents"))!;
    const { total } = await pageOf([source], { from: "2010-01-01", to: "2019-01-01", zone: "UTC" });
    expect(total).toMatchObject({
      tickets: 1000,
      zeroHandoffs: 559,
      handoffs: 1026,
      circular: 105,
      circularTwice: 36,
      revisit: 139,
    });
  });
});

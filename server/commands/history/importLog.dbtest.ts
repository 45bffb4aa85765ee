import { createReadStream } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { addPerson } from "../../cli/test-setup/desk";
import { bringInLog, historyTickets, withLog } from "../../cli/test-setup/history";
import { db } from "../../db/client";
import { historySourceId, importedFlow } from "../../db/history/flow";
import { beginFromCommandLine } from "../../db/history/imports";
import { moveTime } from "../../db/time";
import { type HistoryMappingInput, historyMapping } from "../../domain/history/mapping";
import { deleteSource, purgeSources } from "./deleteSource";
import { importFile } from "./importFile";
import { importLog } from "./importLog";

const mapping = (source: string, change: Partial<HistoryMappingInput> = {}): HistoryMappingInput => ({
  source,
  rowIs: "event",
  key: "id",
  at: { column: "when", formats: ["iso"] },
  owner: { column: "team" },
  ...change,
});
const log = (...lines: string[]) => `${["id,when,team,done", ...lines].join("\n")}\n`;
const flow = async (source: string) => importedFlow((await historySourceId(source))!);
const eventsOf = (source: string) =>
  db.$queryRaw`SELECT t.key, e.* FROM history_event e JOIN history_ticket t ON t.id = e.ticket_id
    JOIN history_source s ON s.id = t.source_id WHERE s.name = ${source} ORDER BY t.key, e.seq`;
const stages = () => db.$queryRaw<object[]>`SELECT relname FROM pg_class WHERE relname LIKE 'history_stage%'`;

describe("a log of another system", () => {
  it("with owners by activity, in no order of time, lines of support by a pattern, days first, semicolons", async () => {
    // Comments name a team that does not get the ticket; the file is sorted by nothing.
    const text = [
      "Case;Stamp;Activity;Group;Priority",
      "C2;02.03.2024 09:30;Assigned;Network L2;low",
      "C1;01.03.2024 10:00;Assigned;Desk L1;high",
      "C1;01.03.2024 09:00;Opened;Desk L1;high",
      "C2;02.03.2024 09:00;Opened;n/a;low",
      "C1;01.03.2024 12:00;Commented;Vendor L3;high",
      "C1;01.03.2024 15:00;Closed;Desk L1;high",
      "C1;01.03.2024 13:00;Assigned;Network L2;high",
      "C1;01.03.2024 14:00;Assigned;Desk L1;high",
      "C2;02.03.2024 10:00;Closed;Network L2;low",
      "C2;03.03.2024 10:00;Opened;n/a;low",
      "C2;04.03.2024 09:00;Closed;n/a;low",
      "C3;05.03.2024 09:00;Commented;Vendor L3;low",
    ].join("\r\n");
    const result = await bringInLog(text, {
      source: "cases",
      rowIs: "event",
      delimiter: ";",
      missing: ["n/a"],
      timezone: "Europe/Berlin",
      key: "Case",
      at: { column: "Stamp", formats: ["dd.MM.yyyy HH:mm"] },
      owner: { column: "Group", when: { column: "Activity", in: ["Assigned"] } },
      tier: { column: "Group", pattern: "L(\\d)", default: 1 },
      createdAt: { firstEvent: true },
      resolvedAt: { lastEventWhere: { column: "Activity", in: ["Closed"] } },
      reopened: { eventAfterResolvedWhere: { column: "Activity", in: ["Opened"] } },
      priority: { column: "Priority" },
    });
    expect(result).toMatchObject({ source: "cases", rows: 12, tickets: 3, events: 12, skipped: {} });
    expect(await flow("cases")).toEqual({
      ...{
        tickets: 3,
        events: 12,
        zeroHandoffs: 2,
        handoffs: 2,
        circular: 1,
        circularTwice: 0,
        revisit: 1,
        reopened: 1,
      },
      // Six hours, and two days: 48.
      resolution: { medianHours: 27, p90Hours: 43.8 },
      byTier: {
        "1": { tickets: 1, medianHours: null, p90Hours: null },
        "2": { tickets: 2, medianHours: 27, p90Hours: 43.8 },
      },
    });
    expect(await historyTickets("cases")).toMatchObject([
      { key: "C1", owners: ["Desk L1", "Network L2", "Desk L1"], top_tier: 2 },
      { key: "C2", owners: ["Network L2"] },
      { key: "C3", owners: [], top_tier: 1, event_count: 1 },
    ]);
  });

  it("ordered by a step and not by its clock, with ids of events, missing owners between, tabs and a mark", async () => {
    const rows = [
      ["T-1", "3", "e3", "2024-05-01T10:00:00Z", "Blue"],
      ["T-1", "1", "e1", "2024-05-01T12:00:00Z", "Blue"],
      ["T-1", "10", "e4", "2024-05-01T09:00:00Z", "Red"],
      ["T-1", "2", "e2", "2024-05-01T11:00:00Z", "-"],
      ["T-1", "11", "e5", "2024-05-01T08:00:00Z", "Blue"],
      ["T-1", "12", "e6", "2024-05-01T08:00:00Z", "Red"],
    ];
    const text = `\uFEFF${[["ticket", "step", "event", "at", "owner"], ...rows].map((r) => r.join("\t")).join("\n")}`;
    const steps: HistoryMappingInput = {
      source: "steps",
      rowIs: "event",
      delimiter: "\t",
      missing: ["-"],
      key: "ticket",
      eventId: "event",
      order: [{ column: "step", as: "number" }],
      at: { column: "at", formats: ["iso"] },
      owner: { column: "owner" },
    };
    expect(await bringInLog(text, steps)).toMatchObject({ tickets: 1, events: 6 });
    const found = { tickets: 1, events: 6, zeroHandoffs: 0, handoffs: 3, circular: 1, circularTwice: 1, revisit: 1 };
    expect(await flow("steps")).toMatchObject(found);
    // An id twice, and one that says something else now.
    const more = `${text.replace("e6\t2024-05-01T08:00:00Z\tRed", "e6\t2024-05-01T08:00:00Z\tGreen")}\nT-1\t13\te1\t2024-05-02T00:00:00Z\tRed`;
    const again = await bringInLog(more, steps);
    expect(again).toMatchObject({ rows: 7, tickets: 1, events: 1, skipped: { alreadyImported: 5, duplicateEvent: 1 } });
    expect((await historyTickets("steps"))[0]!.owners).toEqual(["Blue", "Red", "Blue", "Green"]);
  });

  it("with one row for each ticket: the newest file counts, a key twice in one is said", async () => {
    const tickets: HistoryMappingInput = {
      source: "rows",
      rowIs: "ticket",
      key: "id",
      owner: { column: "team" },
      createdAt: { column: "when", formats: ["iso"] },
      resolvedAt: { column: "done", formats: ["iso"] },
    };
    const first = log("1,2024-01-01,A,", "2,2024-01-01,A,2024-01-03", "1,2024-01-01,B,");
    expect(await bringInLog(first, tickets)).toMatchObject({ tickets: 2, events: 2, skipped: { duplicateKey: 1 } });
    expect(await bringInLog(log("1,2024-01-01,B,2024-01-02"), tickets)).toMatchObject({
      tickets: 1,
      events: 1,
      skipped: {},
    });
    expect(await flow("rows")).toMatchObject({ tickets: 2, handoffs: 0, resolution: { medianHours: 36 } });
    expect((await historyTickets("rows"))[0]).toMatchObject({ owners: ["B"], event_count: 1 });
  });

  it("looked at only, leaves nothing behind", async () => {
    const isThere = log("1,2024-01-01,A,", "1,2024-01-02,B,", ",2024-01-02,B,");
    const dry = await bringInLog(isThere, mapping("dry"), { isDry: true });
    expect(dry).toMatchObject({ rows: 3, tickets: 1, events: 2, skipped: { missingKey: 1 } });
    expect(await historySourceId("dry")).toBeNull();
    expect(await db.historyTicket.count({ where: { owners: { has: "A" }, key: "dry" } })).toBe(0);
    expect(await stages()).toEqual([]);
    expect(await bringInLog(isThere, mapping("dry"))).toMatchObject({ tickets: 1, events: 2 });
  });

  it("in files that overlap is not doubled: what comes late takes its place, equal rows of one file are all kept", async () => {
    const first = log("1,2024-01-01,A,", "1,2024-01-03,A,", "1,2024-01-03,A,", "2,2024-01-01,A,");
    const second = log("1,2024-01-03,A,", "1,2024-01-03,A,", "1,2024-01-02,B,", "3,2024-01-01,A,");
    expect(await bringInLog(first, mapping("overlap"))).toMatchObject({ tickets: 2, events: 4 });
    await db.historyDue.deleteMany();
    const late = await bringInLog(second, mapping("overlap"));
    expect(late).toMatchObject({ rows: 4, tickets: 2, events: 2, skipped: { alreadyImported: 2 } });
    expect(await flow("overlap")).toMatchObject({ tickets: 3, events: 6, handoffs: 2, circular: 1 });
    // Who counts hears of those that changed, and of no others.
    expect(await db.historyDue.count()).toBe(2);
    const before = await eventsOf("overlap");
    for (const text of [first, second])
      expect((await bringInLog(text, mapping("overlap"))).skipped).toEqual({ alreadyImported: 4 });
    expect(await eventsOf("overlap")).toEqual(before);
    // A new name is a new team, unless the mapping says otherwise; then the same file is read anew.
    const renamed = mapping("overlap", { owner: { column: "team", rename: { B: "A" } } });
    expect(await bringInLog(second, renamed)).toMatchObject({ tickets: 1, events: 1, skipped: { alreadyImported: 3 } });
    expect(await flow("overlap")).toMatchObject({ handoffs: 0, circular: 0 });
  });

  it("with a ticket of 100,000 events has it whole", async () => {
    const rows = Array.from(
      { length: 100_000 },
      (_, i) => `big,${new Date(i * 60_000 + 1e12).toISOString()},${i % 2 ? "A" : "B"},`,
    );
    const result = await bringInLog(log(...rows.reverse(), "small,2024-01-01,A,"), mapping("big"));
    expect(result).toMatchObject({ tickets: 2, events: 100_001, skipped: {} });
    expect(await flow("big")).toMatchObject({ tickets: 2, handoffs: 99_999, circular: 1, circularTwice: 1 });
  });

  it("goes when its source is deleted, and may come again", async () => {
    const lead = await addPerson("History Lead", { role: "lead" });
    const agent = await addPerson("History Agent");
    await bringInLog(log("1,2024-01-01,A,"), mapping("gone"));
    const id = (await historySourceId("gone"))!;
    await expect(deleteSource(id, agent)).rejects.toThrow("Your role");
    await db.historyDue.deleteMany();
    await deleteSource(id, lead);
    expect(await historySourceId("gone")).toBeNull();
    expect(await importedFlow(id)).toMatchObject({ tickets: 0 });
    await expect(bringInLog(log("1,2024-01-01,A,"), mapping("gone"))).rejects.toMatchObject({ field: "source" });
    await purgeSources();
    expect(await historyTickets("gone")).toEqual([]);
    expect(await db.historyDue.count()).toBe(1);
    expect(await bringInLog(log("1,2024-01-01,A,"), mapping("gone"))).toMatchObject({ tickets: 1 });
    expect(await historySourceId("gone")).toBe(id);
  });
});

describe("an import that breaks off", () => {
  const rows = Array.from(
    { length: 30_000 },
    (_, i) => `k${i % 5000},${new Date(1.6e12 + i * 1000).toISOString()},T${i % 7},`,
  );
  const text = log(...rows);

  it("while it reads goes on behind what it had read", async () => {
    await withLog(text, async (file) => {
      const parsed = historyMapping.parse(mapping("broken"));
      const failing = async function* (): AsyncGenerator<Uint8Array> {
        let bytes = 0;
        for await (const piece of createReadStream(file, { highWaterMark: 65_536 })) {
          bytes += piece.length;
          if (bytes > 900_000) throw new Error("the disk is gone");
          yield piece as Uint8Array;
        }
      };
      const file1 = {
        id: "0192f0c1-0000-7000-8000-000000000001",
        fileName: "log.csv",
        fileBytes: 1,
        fingerprint: "x",
        mapping: parsed,
      };
      const run = await beginFromCommandLine({ ...file1, isDry: false });
      await expect(importLog(run, failing)).rejects.toThrow("the disk is gone");
      const half = await db.historyImport.findUniqueOrThrow({ where: { id: run.id } });
      expect(half).toMatchObject({ state: "running", phase: "reading" });
      expect((half.progress as { rows: number }).rows).toBeGreaterThanOrEqual(10_000);
      expect(await historyTickets("broken")).toEqual([]);
      // Another process takes it up when this one has been silent for a minute, and not before.
      expect(
        (await beginFromCommandLine({ ...file1, id: "0192f0c1-0000-7000-8000-000000000002", isDry: true })).no,
      ).not.toBe(run.no);
      await moveTime(61_000);
      const next = await beginFromCommandLine({ ...file1, id: "0192f0c1-0000-7000-8000-000000000003", isDry: false });
      expect(next).toMatchObject({ id: run.id, attempts: 2 });
      const report = await importLog(next, () => createReadStream(file));
      expect(report).toMatchObject({ rows: 30_000, tickets: 5000, events: 30_000, skipped: {} });
      // The first one, should it only have slept, writes nothing more.
      expect(await importLog(run, () => createReadStream(file))).toBeNull();
    });
    expect(await flow("broken")).toMatchObject({ tickets: 5000, events: 30_000 });
  });

  it("while it writes leaves whole tickets, and goes on behind them", async () => {
    await db.$executeRaw`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.key = 'k77' THEN RAISE 'not this one'; END IF; RETURN NEW; END $$`;
    await db.$executeRaw`CREATE TRIGGER refuse_one BEFORE INSERT ON history_ticket FOR EACH ROW EXECUTE FUNCTION refuse_one()`;
    await withLog(text, async (file) => {
      const parsed = historyMapping.parse(mapping("killed"));
      await expect(importFile(file, parsed, false)).rejects.toThrow("not this one");
      const some = await historyTickets("killed");
      expect(some.every((t) => t.event_count === 6)).toBe(true);
      const [{ n }] = await db.$queryRaw<[{ n: number }]>`SELECT count(*)::int AS n FROM history_event e
        WHERE NOT EXISTS (SELECT 1 FROM history_ticket t WHERE t.id = e.ticket_id)`;
      expect(n).toBe(0);
      await db.$executeRaw`DROP TRIGGER refuse_one ON history_ticket`;
      await moveTime(61_000);
      const report = await importFile(file, parsed, false);
      expect(report).toMatchObject({ rows: 30_000, tickets: 5000, events: 30_000, skipped: {} });
      expect(await db.historyImport.findFirst({ orderBy: { no: "desc" } })).toMatchObject({
        state: "done",
        attempts: 2,
      });
    });
    expect(await flow("killed")).toMatchObject({ tickets: 5000, events: 30_000 });
    expect(await stages()).toEqual([]);
  });
});

describe("bad input", () => {
  const good = log("1,2024-01-01,A,", "1,2024-01-02,B,");
  it.each([
    ["a gzip that is cut off", gzipSync(good.repeat(3000)).subarray(0, 200), {}, "FILE", "cut off: its gzip"],
    ["a damaged gzip", Buffer.concat([gzipSync(good).subarray(0, 12), Buffer.alloc(60, 7)]), {}, "FILE", "damaged"],
    ["a line that is cut off", `${good}1,2024-01-0`, {}, "FILE", "cut off: its last line, 4, has 2 cells"],
    ["another delimiter", good.replaceAll(",", ";"), {}, "key", "“;”: put that into delimiter"],
    ["a column that is not there", good, { key: "number" }, "key", "no column number. It has id, when"],
    ["a workbook", Buffer.from("PK\u0003\u0004rest"), {}, "FILE", "ZIP or a workbook"],
    ["bytes that are no text", Buffer.from("id,when,team\n1,\0\0,A\n"), {}, "FILE", "no text"],
    ["an open quote", `${good}"1,2024-01-01,A,\n`, {}, "FILE", "from line 4 on"],
    ["an empty file", "", {}, "FILE", "empty"],
    ["a header alone", log(), {}, "FILE", "no rows"],
  ] as const)("%s is refused whole", async (_, bytes, change, field, words) => {
    const coming = bringInLog(bytes, mapping("refused", change));
    await expect(coming).rejects.toMatchObject({ code: "badInput", field, message: expect.stringContaining(words) });
    expect(await historySourceId("refused")).toBeNull();
    expect(await stages()).toEqual([]);
  });

  it("a row that cannot be read leaves its whole ticket out, and both are counted and named", async () => {
    const text = log(
      "1,2024-01-01,A,",
      "1,soon,B,",
      "2,2024-01-01,A,",
      "1,2024-01-03,C,",
      ",2024-01-01,A,",
      "3,2024-01-01,A,x,y",
    );
    const result = await bringInLog(text, mapping("rowwise"));
    expect(result).toMatchObject({ rows: 6, tickets: 1, events: 1 });
    expect(result.skipped).toEqual({ badAt: 1, missingKey: 1, tooManyCells: 1, ticketWithBadRow: 2 });
    expect((await historyTickets("rowwise")).map((t) => t.key)).toEqual(["2"]);
    const { id } = (await db.historyImport.findFirst({ orderBy: { no: "desc" } }))!;
    const faults = await db.historyFault.findMany({ where: { importId: id }, orderBy: { line: "asc" } });
    expect(faults.map((f) => [f.line, f.reason, f.field, f.value])).toEqual([
      [2, "ticketWithBadRow", null, null],
      [3, "badAt", "when", "soon"],
      [5, "ticketWithBadRow", null, null],
      [6, "missingKey", "id", null],
      [7, "tooManyCells", null, "3,2024-01-01,A,x,y"],
    ]);
    // A ticket that is there stays as it was.
    expect((await bringInLog(log("2,2024-01-02,B,", "2,?,B,"), mapping("rowwise"))).skipped).toEqual({
      badAt: 1,
      ticketWithBadRow: 1,
    });
    expect((await historyTickets("rowwise"))[0]).toMatchObject({ owners: ["A"] });
  });

  it("resolved before created: the ticket counts, its resolution does not", async () => {
    const change = { resolvedAt: { column: "done", formats: ["iso"] } };
    const result = await bringInLog(
      log("1,2024-01-05,A,2024-01-01", "2,2024-01-05,A,2024-01-06"),
      mapping("backwards", change),
    );
    expect(result).toMatchObject({ tickets: 2, events: 2, skipped: { resolvedBeforeCreated: 1 } });
    expect(await flow("backwards")).toMatchObject({ tickets: 2, resolution: { medianHours: 24 } });
    expect((await historyTickets("backwards"))[0]).toMatchObject({
      resolved_at: null,
      flaws: ["resolvedBeforeCreated"],
    });
  });

  it("encodings that are mixed, UTF-16, a mark, a thousand columns and signs of COPY's own are read as what they say", async () => {
    const mixed = Buffer.concat([
      Buffer.from("\uFEFF"),
      Buffer.from(log("1,2024-01-01,Zürich,"), "utf8"),
      Buffer.from("1,2024-01-02,Bern,\n1,2024-01-03,Z\xfcrich,\n", "latin1"),
    ]);
    expect(await bringInLog(mixed, mapping("mixed"))).toMatchObject({ events: 3, otherEncoding: 1 });
    expect((await historyTickets("mixed"))[0]!.owners).toEqual(["Zürich", "Bern", "Zürich"]);
    const wide = Buffer.from(`\uFEFF${log("1,2024-01-01,Łódź,")}`, "utf16le");
    await bringInLog(wide, mapping("wide"));
    expect((await historyTickets("wide"))[0]!.owners).toEqual(["Łódź"]);
    const columns = Array.from({ length: 997 }, (_, i) => `c${i}`);
    const thousand = `id,when,team,${columns.join()}\n1,2024-01-01,A,${columns.join()}\n`;
    expect(await bringInLog(thousand, mapping("thousand"))).toMatchObject({ tickets: 1, events: 1 });
    await bringInLog('id,when,team,done\n1,2024-01-01,"a\\b\tc\n""d"", {e}",\n', mapping("signs"));
    expect((await historyTickets("signs"))[0]!.owners).toEqual(['a\\b\tc\n"d", {e}']);
  });
});

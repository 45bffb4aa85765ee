import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { addPerson } from "../../cli/test-setup/desk";
import { bringInLog } from "../../cli/test-setup/history";
import { db } from "../../db/client";
import { exportTables } from "../../db/export/tables";
import { type ExportEntity, type ExportFormat, exportEntities } from "../../domain/export/entities";
import { newId } from "../ids";
import { exportEntity } from "./exportEntity";

async function textOf(entity: ExportEntity, format: ExportFormat): Promise<{ text: string; count: number }> {
  let text = "";
  const count = await exportEntity(entity, format, async (piece) => {
    text += piece;
  });
  return { text, count };
}
const csvOf = async (entity: ExportEntity) =>
  parse((await textOf(entity, "csv")).text, { bom: true, columns: true }) as Record<string, string>[];

beforeAll(async () => {
  const by = await addPerson("Export Admin", { role: "admin" });
  const at = new Date();
  for (let n = 0; n < 12_000; n += 1000) {
    await db.customer.createMany({
      data: Array.from({ length: 1000 }, (_, i) => ({
        id: newId(),
        name: i === 0 ? `=HYPERLINK("x${n}")` : `C ${n + i}`,
        createdAt: at,
      })),
    });
  }
  await db.savedReply.create({
    data: { id: newId(), ownerId: by, title: "a, b", body: 'two\nlines "here"', updatedBy: by, updatedAt: at },
  });
  await bringInLog("id,when,team\n1,2024-01-01,A\n1,2024-01-02,@B\n", {
    ...{
      source: "old",
      rowIs: "event",
      key: "id",
      at: { column: "when", formats: ["iso"] },
      owner: { column: "team" },
    },
  });
});

describe("an export", () => {
  it.each(exportEntities)("of %s can be read, in both formats", async (entity) => {
    const { text, count } = await textOf(entity, "jsonl");
    const rows = text
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line) as object);
    expect(rows).toHaveLength(count);
    const csv = await csvOf(entity);
    expect(csv).toHaveLength(count);
    if (rows[0]) expect(Object.keys(csv[0]!)).toEqual(Object.keys(rows[0]));
  });

  it("has every row, and no text that a spreadsheet would run", async () => {
    const customers = await csvOf("customers");
    expect(customers).toHaveLength(12_000);
    expect(customers[0]!.name).toBe(`'=HYPERLINK("x0")`);
    expect(customers.filter((c) => /^[=+@]/.test(c.name!))).toEqual([]);
    expect((await csvOf("savedReplies"))[0]).toMatchObject({ title: "a, b", body: 'two\nlines "here"' });
    const events = await csvOf("historyEvents");
    expect(events.map((e) => [e.source, e.key, e.seq, e.owner])).toEqual([
      ["old", "1", "0", "A"],
      ["old", "1", "1", "'@B"],
    ]);
    const json = (await textOf("historyEvents", "jsonl")).text;
    expect(json).toContain('"owner":"@B"');
  });

  it("leaves nothing in the house that signs somebody in", () => {
    const said = Object.values(exportTables)
      .map(({ columns, from }) => `${columns} ${from}`)
      .join(" ");
    expect(said).not.toMatch(/password|secret|\bhash\b(?!, note)|token|person_link|api_key/);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { maxCsvBytes, maxCsvRows } from "../../channels/csv";
import { addPerson } from "../../cli/test-setup/desk";
import { bringIn } from "../../cli/test-setup/imports";
import { db } from "../../db/client";
import type { PersonId } from "../../domain/ids";
import { systemActor } from "../../domain/vocabulary";
import { planCsv, previewCsv } from "./importCsv";
import { sayFacts } from "./setFacts";

let lead: PersonId;
beforeAll(async () => {
  lead = await addPerson("Csv Lead", { role: "lead" });
  const by = { source: "api", actor: systemActor } as const;
  await sayFacts({ externalId: "acme", facts: { name: "Acme", plan: "Team" } }, by, Date.now());
});

const bytes = (text: string) => new TextEncoder().encode(text);
const header = "Account ID;Company;Plan;ARR;Renewal date;Churn risk;CSM";
const file = (...lines: string[]) => bytes([header, ...lines].join("\n"));
const choice = { mapping: previewCsv(file("x")).mapping, currency: "EUR" };
const plan = (...lines: string[]) => planCsv(file(...lines), choice);

describe("a file of accounts", () => {
  it("is read with its columns guessed", () => {
    const preview = previewCsv(bytes(`\uFEFF${header}\r\nacme;"Acme; Inc.";Growth;48000;2027-03-01;35 %;Lena\r\n`));
    expect(preview.headers[0]).toBe("Account ID");
    expect(preview.rows).toEqual([["acme", "Acme; Inc.", "Growth", "48000", "2027-03-01", "35 %", "Lena"]]);
    expect(preview.mapping).toEqual({
      ...{ externalId: 0, name: 1, plan: 2, contractValue: 3, renewalOn: 4, churnRisk: 5, owner: 6 },
    });
  });

  it("shows what would change, changes nothing, then does exactly that and keeps who said it", async () => {
    const lines = ["acme;Acme;Growth;48,000.50;2027-03-01;35 %;Lena", "newco;New Co;;1200 USD;;0.1;"];
    const before = await plan(...lines);
    expect(before).toMatchObject({ rows: 2, created: 1, changed: 1, same: 0, badRows: 0, bad: [] });
    expect(before.accounts[0]!.changes[0]).toEqual({ name: "plan", was: "Team", is: "Growth" });
    expect((await db.account.findUniqueOrThrow({ where: { externalId: "acme" } })).plan).toBe("Team");
    expect(await db.account.findUnique({ where: { externalId: "newco" } })).toBeNull();

    expect(await bringIn("accounts", file(...lines), choice, lead)).toEqual(before);
    const acme = await db.account.findUniqueOrThrow({ where: { externalId: "acme" }, include: { facts: true } });
    expect(acme).toMatchObject({ plan: "Growth", contractCurrency: "EUR", churnRisk: 0.35, owner: "Lena" });
    expect(Number(acme.contractAmount)).toBe(48_000.5);
    const growth = acme.facts.find((f) => f.value === "Growth");
    expect(growth).toMatchObject({ source: "csv", byId: lead });
    const newco = await db.account.findUniqueOrThrow({ where: { externalId: "newco" } });
    expect(newco).toMatchObject({ contractCurrency: "USD", plan: null, segment: "standard" });
    expect(await plan(...lines)).toMatchObject({ created: 0, changed: 0, same: 2 });
    const audit = await db.audit.findFirstOrThrow({ where: { action: "account.import" } });
    expect(audit).toMatchObject({ actorId: lead, details: { rows: 2, created: 1, changed: 1 } });
  });

  it.each<[string, string, string, RegExp]>([
    ["an unknown account without a name", "ghost;;Team;;;;", "Account ID", /no account with this id/],
    ["no id", ";Acme;Team;;;;", "Account ID", /missing/],
    ["a bad date", "acme;;;;31.03.2027;;", "Renewal date", /2027-03-31/],
    ["a day that is none", "acme;;;;2027-02-30;;", "Renewal date", /calendar/],
    ["a negative amount", "acme;;;-5;;;", "ARR", /negative/],
    ["an amount in words", "acme;;;many;;;", "ARR", /48000/],
    ["a comma for the point", "acme;;;48000,5;;;", "ARR", /point/],
    ["a risk above 1", "acme;;;;;35;", "Churn risk", /above 1/],
    ["a risk in words", "acme;;;;;high;", "Churn risk", /0 to 1/],
    ["too many cells", "acme;a;b;c;d;e;f;g", "row", /quotes/],
    ["nothing said", "acme;;;;;;", "row", /nothing/],
  ])("refuses %s by line, field and remedy, and imports the rest", async (_, line, field, message) => {
    const { bad, badRows, rows } = await plan("fine;Fine;Team;;;;", line);
    expect([rows, badRows]).toEqual([2, 1]);
    expect(bad[0]).toMatchObject({ line: 3, field });
    expect(bad[0]!.message).toMatch(message);
  });

  it("refuses the second of two rows about one account", async () => {
    const { bad, changed } = await plan("acme;;Big;;;;", "acme;;Small;;;;");
    expect(changed).toBe(1);
    expect(bad).toEqual([
      expect.objectContaining({ line: 3, value: "acme", message: expect.stringMatching(/line 2/) }),
    ]);
  });

  it("tells several faults of a row", async () => {
    const { bad, badRows } = await plan("acme;;;-5;31.03.2027;high;");
    expect(bad.map((b) => b.field).sort()).toEqual(["ARR", "Churn risk", "Renewal date"]);
    expect(badRows).toBe(1);
  });

  it.each<[string, object, string]>([
    ["no id column", { mapping: { plan: 2 }, currency: "EUR" }, "externalId"],
    ["a column that is not there", { mapping: { externalId: 0, plan: 40 }, currency: "EUR" }, "plan"],
    ["one column twice", { mapping: { externalId: 0, plan: 2, owner: 2 }, currency: "EUR" }, "plan"],
    ["nothing but ids", { mapping: { externalId: 0 }, currency: "EUR" }, "mapping"],
    ["a currency in words", { mapping: { externalId: 0, plan: 2 }, currency: "euro" }, "currency"],
  ])("refuses %s", async (_, wrong, field) => {
    await expect(planCsv(file("acme;;Team;;;;"), wrong)).rejects.toMatchObject({ code: "badInput", field });
  });

  it.each<[string, Uint8Array, string, RegExp]>([
    ["5 MB and a byte", new Uint8Array(maxCsvBytes + 1).fill(97), "tooLarge", /5 MB/],
    ["nothing", bytes(""), "badInput", /empty/],
    ["a header alone", bytes(header), "badInput", /no rows/],
    ["a spreadsheet", bytes("PK\u0003\u0004\0\0"), "badInput", /CSV/],
    ["Latin-1", new Uint8Array([97, 59, 0xe4, 10, 98, 59, 99]), "badInput", /UTF-8/],
    ["more rows than are possible", bytes(`id,plan\n${"a,b\n".repeat(maxCsvRows + 1)}`), "tooLarge", /100000 are/],
    ["an open quote", bytes('id,plan\nacme,"Team\n'), "badInput", /quote/],
  ])("refuses %s", (_, content, code, message) => {
    expect(() => previewCsv(content)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  it("takes a file of exactly 5 MB in one go, and refuses a byte more", async () => {
    const line = (i: number) => `bulk-${i};Bulk Company Number ${i};Team;${i};2027-03-01;0.2;Somebody Who Owns It`;
    const lines: string[] = [header];
    let size = header.length;
    for (let i = 0; ; i++) {
      const next = line(i);
      if (size + 1 + next.length > maxCsvBytes) break;
      size += 1 + lines[lines.push(next) - 1]!.length;
    }
    // An empty last line fills what is left.
    const whole = bytes(lines.join("\n") + "\n".repeat(maxCsvBytes - size));
    expect(whole.length).toBe(maxCsvBytes);
    expect((await planCsv(whole, choice)).badRows).toBe(0);
    const began = performance.now();
    const done = await bringIn("accounts", whole, choice, lead);
    console.info("5 MB of accounts", { rows: done.rows, seconds: (performance.now() - began) / 1000 });
    expect(done).toMatchObject({ created: lines.length - 1, badRows: 0 });
    expect(() => previewCsv(bytes(`${lines.join("\n")}${"\n".repeat(maxCsvBytes - size + 1)}`))).toThrow(
      expect.objectContaining({ code: "tooLarge", field: "file" }),
    );
  }, 240_000);

  it.each<[string, string]>([
    ["a mark, semicolons and Windows line ends", `\uFEFF${header}\r\nodd-1;"Odd; Inc.";Team;;;;\r\n`],
    ["commas", `${header.replaceAll(";", ",")}\nodd-1,"Odd; Inc.",Team,,,,\n`],
    ["tabs", `${header.replaceAll(";", "\t")}\nodd-1\tOdd; Inc.\tTeam\t\t\t\t\n`],
    ["a comma within a quoted header", `"Account ID";"Company, as they write it";Plan\nodd-1;"Odd; Inc.";Team\n`],
    ["line ends of old", `${header}\rodd-1;"Odd; Inc.";Team;;;;\r`],
    ["quotes around everything", `"Account ID";"Company";"Plan"\n"odd-1";"Odd; Inc.";"Team"\n`],
  ])("is read with %s", async (_, text) => {
    const { rows, rowCount } = previewCsv(bytes(text));
    expect([rowCount, rows[0]!.slice(0, 3)]).toEqual([1, ["odd-1", "Odd; Inc.", "Team"]]);
  });

  it("keeps a line break within quotes, and names the line where a row begins", async () => {
    const text = [header, 'odd-2;"Two\nLines";Team;;;;', 'odd-3;"Three";Team;;;high;'].join("\n");
    expect(previewCsv(bytes(text)).rows[0]![1]).toBe("Two\nLines");
    const { accounts, bad } = await planCsv(bytes(text), choice);
    // A name is one line.
    expect(accounts.map((a) => [a.line, a.name])).toEqual([[2, "Two Lines"]]);
    expect(bad.map((b) => [b.line, b.field])).toEqual([[4, "Churn risk"]]);
  });

  it("says which columns it lacks when they are other ones", async () => {
    const other = bytes("Colour;Weight\nred;3\n");
    const { mapping } = previewCsv(other);
    expect(mapping).toEqual({});
    await expect(planCsv(other, { mapping, currency: "EUR" })).rejects.toMatchObject({
      code: "badInput",
      field: "externalId",
      message: expect.stringMatching(/choose one/),
    });
  });

  it("takes one of many rows about one account, also over upper and lower case and blanks", async () => {
    const { bad, created } = await plan("dup;Dup;A;;;;", " dup ;Dup;B;;;;", "dup;Dup;C;;;;", "Dup;Other;D;;;;");
    expect(created).toBe(2); // ids are told apart by case, as the other system tells them
    expect(bad.map((b) => [b.line, b.value])).toEqual([
      [3, "dup"],
      [4, "dup"],
    ]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { createKey } from "../../commands/createKey";
import { db } from "../../db/client";
import { dayMs, dayOf } from "../../domain/context/days";
import { systemActor } from "../../domain/vocabulary";
import { postUsage, putAccount } from "./accounts";

let key: string;
beforeAll(async () => {
  ({ key } = await createKey("crm", ["accounts:write", "usage:write"], systemActor));
});

const send = (body: unknown, bearer = key) =>
  new Request("http://desk.example/", {
    method: "POST",
    headers: { authorization: `Bearer ${bearer}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
async function put(externalId: string, body: unknown) {
  const answer = await putAccount(send(body), externalId);
  return { status: answer.status, body: await answer.json() };
}
async function post(rows: unknown) {
  const answer = await postUsage(send({ rows }));
  return { status: answer.status, body: await answer.json() };
}
const account = (externalId: string) => db.account.findUniqueOrThrow({ where: { externalId } });
const factsOf = (accountId: string) =>
  db.accountFact.findMany({ where: { accountId }, orderBy: [{ name: "asc" }, { saidAt: "asc" }] });
const day = (ago: number) => dayOf(Date.now() - ago * dayMs);

describe("PUT /api/v1/accounts/{externalId}", () => {
  const whole = {
    name: "Acme",
    segment: "business",
    plan: "Growth",
    contractValue: { amount: 48_000.5, currency: "EUR" },
    renewalOn: "2027-03-01",
    expansion: "talking",
    churnRisk: 0.3,
    owner: "Lena Brandt",
  };

  it("creates, keeps each fact with its source and time, and is the same the second time", async () => {
    const first = await put("acme", whole);
    expect(first.status).toBe(201);
    const again = await put("acme", whole);
    expect(again).toEqual({ status: 200, body: { id: first.body.id, externalId: "acme", changed: [] } });
    const row = await account("acme");
    expect(row).toMatchObject({ plan: "Growth", contractCurrency: "EUR", churnRisk: 0.3, segment: "business" });
    expect(Number(row.contractAmount)).toBe(48_000.5);
    const facts = await factsOf(row.id);
    expect(facts).toHaveLength(8);
    expect(new Set(facts.map((f) => f.source))).toEqual(new Set(["api"]));
    expect(facts.every((f) => f.byId !== null && f.confirmedAt >= f.saidAt)).toBe(true);
    expect(await db.audit.count({ where: { subjectId: row.id } })).toBe(1);
  });

  it("changes only what is said, keeps what was said before, and takes back with null", async () => {
    await put("partial", { name: "Partial", plan: "Team", churnRisk: 0.1 });
    expect((await put("partial", { plan: "Growth" })).body.changed).toEqual(["plan"]);
    expect((await put("partial", { churnRisk: null })).body.changed).toEqual(["churnRisk"]);
    const row = await account("partial");
    expect(row).toMatchObject({ plan: "Growth", churnRisk: null, name: "Partial" });
    expect((await factsOf(row.id)).filter((f) => f.name === "plan").map((f) => f.value)).toEqual(["Team", "Growth"]);
    const audit = await db.audit.findMany({ where: { subjectId: row.id }, orderBy: { id: "asc" } });
    expect(audit.map((a) => a.action)).toEqual(["account.create", "account.facts", "account.facts"]);
    expect(audit[1]!.details).toMatchObject({ changes: [{ name: "plan", was: "Team", is: "Growth" }] });
  });

  it("two that create one account at once make one", async () => {
    const both = await Promise.all([put("twice", { name: "Twice" }), put("twice", { name: "Twice", plan: "Team" })]);
    expect(both.map((b) => b.status).sort()).toEqual([200, 201]);
    expect(both[0]!.body.id).toBe(both[1]!.body.id);
    expect((await account("twice")).plan).toBe("Team");
  });

  it.each<[string, unknown, number, string | null, RegExp]>([
    ["nothing", {}, 400, null, /at least one/],
    ["no object", [], 400, null, /./],
    ["an unknown field", { churn: 1 }, 400, null, /unknown field churn/],
    ["a bad date", { renewalOn: "2026-02-30" }, 400, "renewalOn", /2027-03-31/],
    ["a date in words", { renewalOn: "next March" }, 400, "renewalOn", /2027-03-31/],
    ["a negative amount", { contractValue: { amount: -1, currency: "EUR" } }, 400, "contractValue.amount", /negative/],
    ["an amount without currency", { contractValue: { amount: 1 } }, 400, "contractValue.currency", /EUR/],
    ["a currency in words", { contractValue: { amount: 1, currency: "euro" } }, 400, "contractValue.currency", /EUR/],
    ["a risk in percent", { churnRisk: 35 }, 400, "churnRisk", /0 to 1/],
    ["an unknown segment", { segment: "gold" }, 400, "segment", /enterprise/],
    ["an unknown stage", { expansion: "soon" }, 400, "expansion", /talking/],
    ["an empty name", { name: " " }, 400, "name", /empty/],
    ["a name taken back", { name: null }, 400, "name", /text/],
    ["an unknown account without a name", { plan: "Team" }, 404, "externalId", /name/],
    ["no JSON", "{", 400, null, /JSON/],
  ])("refuses %s and names field and remedy", async (_, body, status, field, message) => {
    const answer = await put("nobody", body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.field).toBe(field);
    expect(answer.body.error.message).toMatch(message);
    expect(await db.account.findUnique({ where: { externalId: "nobody" } })).toBeNull();
  });

  it("needs its scope", async () => {
    const other = await createKey("reader", ["tickets:read", "usage:write"], systemActor);
    expect((await putAccount(send({ name: "X" }, other.key), "x")).status).toBe(403);
    expect((await putAccount(send({ name: "X" }, "baton_wrong"), "x")).status).toBe(401);
    const accounts = await createKey("crm only", ["accounts:write"], systemActor);
    expect((await postUsage(send({ rows: [] }, accounts.key))).status).toBe(403);
  });
});

describe("POST /api/v1/usage", () => {
  beforeAll(async () => {
    await put("uses", { name: "Uses" });
  });
  const measure = (more = {}) => ({ account: "uses", metric: "records_synced", day: day(1), value: 10, ...more });

  it("keeps measures, features and events; what comes again replaces", async () => {
    const rows = [
      measure(),
      measure({ day: day(2), value: 7.5 }),
      { account: "uses", feature: "dashboards", adoptedOn: "2026-01-05" },
      { account: "uses", event: "migration", at: "2026-11-01T09:00:00+02:00" },
    ];
    expect(await post(rows)).toEqual({ status: 200, body: { accepted: 4, refused: [] } });
    expect((await post([measure({ value: 12 }), ...rows.slice(1)])).body).toEqual({ accepted: 4, refused: [] });
    const { id: accountId } = await account("uses");
    const usage = await db.usageDay.findMany({ where: { accountId }, orderBy: { day: "desc" } });
    expect(usage.map((u) => u.value)).toEqual([12, 7.5]);
    expect(await db.accountEvent.count({ where: { accountId } })).toBe(1);
    expect(await db.accountFeature.count({ where: { accountId } })).toBe(1);
  });

  it("accepts what is right and says of each other row what is wrong", async () => {
    const { status, body } = await post([
      measure({ day: day(9) }),
      measure({ account: "nowhere" }),
      measure({ day: "2026-13-01" }),
      measure({ value: -1 }),
      measure({ day: dayOf(Date.now() + 3 * dayMs) }),
      measure({ day: day(9), value: 11 }),
      measure({ unit: "rows" }),
      measure({ metric: "Records synced!" }),
      { account: "uses", event: "migration", at: new Date(Date.now() + dayMs).toISOString() },
      { account: "uses", event: "other", at: "2026-11-01T09:00:00Z" },
      { account: "uses", event: "party", at: "2026-11-01T09:00:00Z" },
      { account: "uses", event: "migration", at: "yesterday" },
      "nonsense",
      measure({ value: "12" }),
    ]);
    expect(status).toBe(200);
    expect(body.accepted).toBe(1);
    expect(body.refused.map((r: { index: number; field: string | null }) => [r.index, r.field])).toEqual([
      [1, "account"],
      [2, "day"],
      [3, "value"],
      [4, "day"],
      [5, null],
      [6, "unit"],
      [7, "metric"],
      [8, "at"],
      [9, "label"],
      [10, "event"],
      [11, "at"],
      [12, null],
      [13, "value"],
    ]);
    for (const { message } of body.refused) expect(message.length).toBeGreaterThan(15);
  });

  it.each<[string, unknown, string]>([
    ["an empty list", [], "rows"],
    ["more than 1000 rows", Array.from({ length: 1001 }, () => measure()), "rows"],
    ["no list", "rows", "rows"],
  ])("refuses %s as a whole", async (_, rows, field) => {
    const { status, body } = await post(rows);
    expect([status, body.error.field]).toEqual([400, field]);
  });

  it("takes a thousand rows at once", async () => {
    const rows = Array.from({ length: 1000 }, (_, i) =>
      measure({ metric: `m${i % 20}`, day: day(1 + Math.floor(i / 20)), value: i }),
    );
    expect((await post(rows)).body).toEqual({ accepted: 1000, refused: [] });
  });
});

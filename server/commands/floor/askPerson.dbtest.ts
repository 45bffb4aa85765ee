import { beforeAll, expect, it } from "vitest";
import { addPerson, openDesk } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import { loadNotifications } from "../../db/views/notifications";
import type { PersonId } from "../../domain/ids";
import { askPerson, withdrawAsk } from "./askPerson";

let lead: PersonId;
let other: PersonId;
let ann: PersonId;
const queue = "Access T1";

beforeAll(async () => {
  ({ lead } = await openDesk());
  other = await addPerson("Olga", { role: "lead" });
  ann = await addPerson("Ann", { teams: ["access"] });
});

it("asks somebody back or to stay where they hear of it, once whoever asks, until it is taken back", async () => {
  const asking = [lead, other].map((by) => askPerson(ann, { kind: "askedBack", queue }, by));
  const asked = await Promise.allSettled(asking);
  expect(asked.filter((a) => a.status === "rejected")).toMatchObject([{ reason: { code: "conflict" } }]);
  const until = Date.now() + 3_600_000;
  await askPerson(ann, { kind: "askedToStay", queue, until }, lead);
  const { unread, items } = await loadNotifications(ann);
  expect(unread).toBe(2);
  const stay = items.find((n) => n.news.kind === "askedToStay")!;
  expect(stay.news).toEqual({ kind: "askedToStay", by: "Test Lead", queue, until, isWithdrawn: false });

  await expect(withdrawAsk(stay.id, other)).rejects.toMatchObject({ code: "conflict" });
  await withdrawAsk(stay.id, lead);
  await expect(withdrawAsk(stay.id, lead)).rejects.toMatchObject({ code: "conflict" });
  const after = await loadNotifications(ann);
  expect(after.unread).toBe(1);
  expect(after.items.find((n) => n.id === stay.id)).toMatchObject({ isRead: true, news: { isWithdrawn: true } });
  await askPerson(ann, { kind: "askedToStay", queue, until }, other);
});

it("asks nobody who is not there any more", async () => {
  await db.person.update({ where: { id: ann }, data: { disabledAt: new Date() } });
  await expect(askPerson(ann, { kind: "askedBack", queue }, lead)).rejects.toMatchObject({ code: "notFound" });
});

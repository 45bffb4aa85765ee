import { beforeAll, expect, it } from "vitest";
import { addPerson, online, openDesk, write } from "../cli/test-setup/desk";
import { planWaiting } from "../commands/planWaiting";
import { declineOffer } from "../commands/respondToOffer";
import { setPresence } from "../commands/setPresence";
import type { PersonId } from "../domain/ids";
import { db } from "./client";
import { concernedBy } from "./concerned";

let ann: PersonId;
let bob: PersonId;
beforeAll(async () => {
  await openDesk();
  ann = await addPerson("Ann", { teams: ["access"] });
  bob = await addPerson("Bob", { teams: ["access"] });
});

it("a ticket concerns whoever has it, had it, is asked or was asked, and nobody else", async () => {
  await online(ann);
  const { ticketId } = await write();
  await planWaiting();
  expect(await concernedBy({ tickets: [ticketId], people: false })).toEqual(new Set([ann]));
  await online(bob);
  const offer = await db.offer.findFirstOrThrow({ where: { ticketId, state: "pending" } });
  await declineOffer(offer.id, ann, "noTime");
  await planWaiting();
  expect(await concernedBy({ tickets: [ticketId], people: false })).toEqual(new Set([ann, bob]));
  const other = await write("The invoice of last month names a plan we never had.");
  expect(await concernedBy({ tickets: [other.ticketId], people: false })).not.toContain(ann);
});

it("a change of people concerns those who changed since the last look; one that shows in nobody may concern anybody", async () => {
  const both = { tickets: [], people: true };
  await concernedBy(both); // a first look knows nobody
  await setPresence(bob, "break");
  expect(await concernedBy(both)).toEqual(new Set([bob]));
  expect(await concernedBy(both)).toBe("*");
  await db.personTeam.create({ data: { personId: ann, teamId: "billing" } });
  expect(await concernedBy(both)).toEqual(new Set([ann]));
});

it("more than fits may concern anybody", async () => {
  expect(await concernedBy({ tickets: "*", people: false })).toBe("*");
});

import { expect, it, vi } from "vitest";
import { addPerson } from "../../cli/test-setup/desk";
import { db } from "../../db/client";
import { signsOfLife } from "./signsOfLife";

const beats = () => db.processHeartbeat.findMany({ where: { name: { startsWith: "web:" } } });

it("a process that people's browsers talk to says since when it hears them, and takes that back when it ends", async () => {
  const ann = await addPerson("Ann");
  const id = await signsOfLife().open(ann);
  await vi.waitFor(async () => expect(await beats()).toHaveLength(1));
  const [beat] = await beats();
  expect(beat!.startedAt.getTime()).toBeLessThan(beat!.at.getTime());
  expect(await db.signOfLife.count({ where: { id, personId: ann } })).toBe(1);
  await signsOfLife().leave();
  expect(await beats()).toEqual([]);
});

import { beforeAll, expect, it, vi } from "vitest";
import { openDesk, write } from "@/server/cli/test-setup/desk";
import { createCaller } from "../api/root";
import { db } from "../db/client";
import { loadPerson } from "../db/people";
import type { PersonId } from "../domain/ids";
import type { Encoder } from "../understanding/encoder/port";
import { newId } from "./ids";
import { requestTraining, requestTrainingIfDue } from "./requestTraining";

vi.mock("../auth/config", () => ({ auth: async () => null }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

const encoder = { state: "on" as Encoder["state"], encode: async () => null, close: async () => undefined };
let lead: PersonId;

beforeAll(async () => {
  (globalThis as { batonEncoder?: Encoder }).batonEncoder = encoder;
  ({ lead } = await openDesk());
});

const overview = async () => (await createCaller({ person: await loadPerson(lead) }).learning.overview()).data;

/** What `requestTrainingIfDue` asks for now; it is ended, long ago. */
async function asked(): Promise<{ requestedBy: string | null; cause: string | null } | null> {
  await requestTrainingIfDue();
  const [newest] = (await overview()).trainings;
  if (newest?.state !== "queued") return null;
  await db.$executeRaw`UPDATE training SET state = 'kept', requested_at = baton_now() - interval '13 hours'`;
  return { requestedBy: newest.requestedBy, cause: newest.cause };
}

it("trains by itself to add the encoder, or when much was put right, and says which", async () => {
  expect(await asked()).toBeNull(); // a desk that has just begun
  await db.$executeRaw`UPDATE model_version SET created_at = baton_now() - interval '2 hours'`;
  encoder.state = "failed: out of memory";
  expect(await asked()).toBeNull();
  encoder.state = "on";
  expect(await asked()).toEqual({ requestedBy: null, cause: "encoder" });

  await db.modelVersion.updateMany({ data: { scores: { isEncoded: true } } });
  expect(await asked()).toBeNull();
  const { ticketId } = await write();
  const message = await db.message.findFirstOrThrow({ where: { ticketId } });
  const correct = (count: number, from: number) =>
    db.correction.createMany({
      data: Array.from({ length: count }, (_, at) => ({
        id: newId(),
        number: from + at,
        ticketId,
        messageId: message.id,
        personId: lead,
        at: new Date(),
        was: {},
        is: { issueType: "invoice" },
      })),
    });
  await correct(24, 1);
  expect(await asked()).toBeNull();
  await correct(1, 25);
  expect(await asked()).toEqual({ requestedBy: null, cause: "corrections" });

  await requestTraining(lead);
  expect((await overview()).trainings[0]).toMatchObject({ requestedBy: "Test Lead", cause: null });
  await requestTrainingIfDue(); // one at a time
  expect((await overview()).trainings.filter(({ state }) => state === "queued")).toHaveLength(1);
});

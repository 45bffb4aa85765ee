import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { openAssistantDesk, signInText } from "@/server/cli/test-setup/assistantDesk";
import { addPerson, write } from "@/server/cli/test-setup/desk";
import { startLanguageServer } from "@/server/cli/test-setup/languageServer";
import { as, signOut } from "@/server/cli/test-setup/session";
import { runAssistant } from "../commands/assistant/runAssistant";
import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import { draftWithModelAction, summariseTicketAction } from "./language";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let server: Awaited<ReturnType<typeof startLanguageServer>>;
let people: PersonId[];
let ticketId: string;
let draftId: string;

beforeAll(async () => {
  server = await startLanguageServer();
  process.env.BATON_LANGUAGE_MODEL_URL = server.url;
  process.env.BATON_LANGUAGE_MODEL_NAME = "little";
  await openAssistantDesk();
  people = [];
  for (let n = 0; n < 7; n++) people.push(await addPerson(`Agent ${n}`, { teams: ["access"] }));
  ({ ticketId } = await write(signInText));
  await runAssistant();
  draftId = (await db.replyDraft.findFirstOrThrow({ where: { ticketId, state: "pending" } })).id;
});
afterAll(async () => {
  delete process.env.BATON_LANGUAGE_MODEL_URL;
  delete process.env.BATON_LANGUAGE_MODEL_NAME;
  await server.stop();
});
beforeEach(async () => {
  await db.rateLimit.deleteMany();
  server.behave({ say: '{"summary": "The customer cannot sign in."}' });
});

const times = async (count: number, ask: () => Promise<{ ok: boolean }>) => {
  for (let n = 0; n < count; n++) expect(await ask()).toMatchObject({ ok: true });
};

describe("asking the language model", () => {
  it("is for those who are signed in", async () => {
    signOut();
    expect(await summariseTicketAction(ticketId)).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
    expect(await draftWithModelAction(draftId)).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  });

  it("in vain is no error: whoever asked is told why", async () => {
    await as(people[0]!);
    for (const [behaviour, why] of [
      [{ filter: true }, "refused"],
      [{ say: "Hello!" }, "unusable"],
      [{ status: 500 }, "unreachable"],
    ] as const) {
      server.behave(behaviour);
      const told = { ok: true, value: { ok: false, why } };
      expect(await draftWithModelAction(draftId)).toEqual(told);
      expect(await summariseTicketAction(ticketId)).toEqual(told);
    }
  });

  it("is limited to 20 a minute for each person, drafts and summaries together, and says so", async () => {
    await as(people[0]!);
    await times(10, () => summariseTicketAction(ticketId));
    await times(10, () => draftWithModelAction(draftId));
    const asked = server.asked.length;
    for (const refused of [await summariseTicketAction(ticketId), await draftWithModelAction(draftId)]) {
      expect(refused).toMatchObject({
        ok: false,
        error: {
          code: "tooMany",
          message: "You have asked the language model 20 times within a minute: please try again in 1 min.",
        },
      });
    }
    expect(server.asked.length).toBe(asked);
    await as(people[1]!);
    expect(await summariseTicketAction(ticketId)).toMatchObject({ ok: true });
  });

  it("is limited to 120 a minute for the desk", async () => {
    for (const person of people.slice(0, 6)) {
      await as(person);
      await times(20, () => summariseTicketAction(ticketId));
    }
    await as(people[6]!);
    expect(await summariseTicketAction(ticketId)).toMatchObject({
      ok: false,
      error: { code: "tooMany", message: expect.stringMatching(/^This desk has asked the language model 120 times/) },
    });
  });

  it("counts nothing where no model is configured", async () => {
    await as(people[0]!);
    const url = process.env.BATON_LANGUAGE_MODEL_URL;
    delete process.env.BATON_LANGUAGE_MODEL_URL;
    const answer = await summariseTicketAction(ticketId);
    process.env.BATON_LANGUAGE_MODEL_URL = url;
    expect(answer).toMatchObject({ ok: true, value: { ok: false, why: "off" } });
    expect(await db.rateLimit.count()).toBe(0);
  });
});

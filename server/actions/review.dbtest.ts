import { beforeAll, describe, expect, it, vi } from "vitest";
import { openAssistantDesk, signInText } from "@/server/cli/test-setup/assistantDesk";
import { addPerson, write } from "@/server/cli/test-setup/desk";
import { as, signOut } from "@/server/cli/test-setup/session";
import { runAssistant } from "../commands/assistant/runAssistant";
import { db } from "../db/client";
import type { PersonId } from "../domain/ids";
import { approveDraftAction, rejectDraftAction, startAssistantAction, stopAssistantAction } from "./review";

vi.mock("../auth/config", () => import("@/server/cli/test-setup/session"));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

let agent: PersonId;
let lead: PersonId;
let draft: { id: string; body: string; articleId: string };

beforeAll(async () => {
  ({ lead } = await openAssistantDesk());
  agent = await addPerson("Anne Agent", { teams: ["access"] });
  const { ticketId } = await write(signInText);
  await runAssistant();
  draft = await db.replyDraft.findFirstOrThrow({ where: { ticketId, state: "pending" } });
});

describe("the actions of review", () => {
  it("let nobody do anything who is not signed in", async () => {
    signOut();
    const unknown = { ok: false, error: { code: "unauthenticated" } };
    expect(await approveDraftAction(draft.id, draft.body, draft.articleId)).toMatchObject(unknown);
    expect(await rejectDraftAction(draft.id, "wrong")).toMatchObject(unknown);
    expect(await stopAssistantAction("")).toMatchObject(unknown);
    expect(await startAssistantAction()).toMatchObject(unknown);
  });

  it("let an agent settle drafts, and only leads stop and start the assistant", async () => {
    await as(agent);
    expect(await stopAssistantAction("I may not")).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(await startAssistantAction()).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect((await db.assistantSwitch.findFirst())?.stoppedAt ?? null).toBeNull();
    await as(lead);
    expect(await stopAssistantAction("Wrong invoices")).toMatchObject({ ok: true });
    expect((await db.assistantSwitch.findFirst())?.stoppedAt).toBeTruthy();
    expect(await startAssistantAction()).toMatchObject({ ok: true });
  });

  it("name what is wrong with a refusal without a reason and an answer without words", async () => {
    await as(agent);
    const refused = (field: string) => ({ ok: false, error: { code: "badInput", field } });
    expect(await rejectDraftAction(draft.id, "")).toMatchObject(refused("reason"));
    expect(await rejectDraftAction(draft.id, "because")).toMatchObject(refused("reason"));
    expect(await approveDraftAction(draft.id, "  \n", draft.articleId)).toMatchObject(refused("body"));
    expect(await approveDraftAction(draft.id, "x".repeat(50_001), draft.articleId)).toMatchObject(refused("body"));
    for (const model of ["", "m".repeat(201)]) {
      expect(await approveDraftAction(draft.id, "Hello", draft.articleId, model)).toMatchObject(refused("writtenWith"));
    }
    expect(await approveDraftAction("not an id", "Hello", draft.articleId)).toMatchObject(refused("draftId"));
    expect(await db.replyDraft.findUnique({ where: { id: draft.id } })).toMatchObject({ state: "pending" });
    expect(await approveDraftAction(draft.id, draft.body, draft.articleId)).toMatchObject({ ok: true });
  });
});

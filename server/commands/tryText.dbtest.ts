import { beforeAll, describe, expect, it } from "vitest";
import { openDesk, write } from "@/server/cli/test-setup/desk";
import { db } from "../db/client";
import { loadTicketDetail } from "../db/views/ticketDetail";
import { tryText } from "./tryText";
import { receiveFollowUp } from "./writeMessage";

beforeAll(async () => {
  await openDesk();
});

const text = "The csv import of order 4471-B fails, and the dashboard stays empty.";
const named = { features: ["Dashboards", "Imports"], references: ["4471-B"] };

describe("what a message names", () => {
  it("is shown of a text that is tried", async () => {
    expect((await tryText(text, "standard")).named).toEqual(named);
  });

  it("is shown of a ticket's message, and of a later one once that decided anew", async () => {
    const { ticketId } = await write(text);
    expect((await loadTicketDetail(ticketId))!.decision!.named).toEqual(named);
    await receiveFollowUp(ticketId, "I want to speak to a human being about invoice INV-2024-00918!", "web", "later");
    const later = (await loadTicketDetail(ticketId))!.decision!;
    expect(later.named).toEqual({ features: [], references: ["INV-2024-00918"] });
    await db.message.updateMany({ where: { id: later.messageId! }, data: { body: null, subject: null } });
    expect((await loadTicketDetail(ticketId))!.decision!.named.references).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { openDesk, write } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { moveTime } from "../db/time";
import { loadCustomerTicket, readLink, ticketOfToken } from "../db/views/customerTicket";
import { linkLifeMs } from "../domain/ticket/link";
import { trackToken } from "../links";
import { requireLink } from "./link";

beforeAll(async () => {
  await openDesk();
});

describe("a customer's link", () => {
  it("opens its ticket until 180 days passed, and says then that it has expired", async () => {
    const { ticketId } = await write();
    const token = trackToken(ticketId);
    expect(await requireLink(token)).toBe(ticketId);
    try {
      await moveTime(linkLifeMs);
      expect(await readLink(token)).toEqual({ state: "expired" });
      expect(await ticketOfToken(token)).toBeNull();
      expect(await loadCustomerTicket(token)).toBeNull();
      const refusal = requireLink(token);
      await expect(refusal).rejects.toMatchObject({ code: "forbidden", field: "token" });
      await expect(refusal).rejects.toThrow("This link has expired");
      // A resolution counts as something that happened.
      await db.$executeRaw`UPDATE ticket SET status = 'resolved', resolved_at = baton_now() WHERE id = ${ticketId}::uuid`;
      expect(await requireLink(token)).toBe(ticketId);
    } finally {
      await moveTime(-linkLifeMs);
    }
  });

  it("is unknown when forged, malformed or revoked", async () => {
    const { ticketId } = await write();
    const token = trackToken(ticketId);
    const other = trackToken((await write()).ticketId);
    const forged = Buffer.concat([
      Buffer.from(token, "base64url").subarray(0, 16),
      Buffer.from(other, "base64url").subarray(16),
    ]).toString("base64url");
    for (const bad of [forged, "nonsense", "", `${token}A`, trackToken(ticketId, 2)]) {
      expect(await readLink(bad)).toEqual({ state: "unknown" });
      await expect(requireLink(bad)).rejects.toMatchObject({ code: "notFound", field: "token" });
    }
    await db.ticket.update({ where: { id: ticketId }, data: { linkVersion: 2 } });
    expect(await readLink(token)).toEqual({ state: "unknown" });
  });
});

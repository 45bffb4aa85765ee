import { writeAudit } from "../../db/audit";
import { inTransaction } from "../../db/client";
import { transaction, withConnection } from "../../db/history/connection";
import { deletedSources, lockSource, markSourceDeleted, removeSource } from "../../db/history/sources";
import { deleteHistoryTickets } from "../../db/history/tickets";
import type { PersonId } from "../../domain/ids";
import { BatonError } from "../../errors";
import { mustBeAllowed } from "../mustBeAllowed";

/** Tickets of one transaction. */
const atOnce = 2_000;

/** Everything that came from a source goes: it is hidden at once, and a worker deletes it. */
export async function deleteSource(id: string, by: PersonId): Promise<void> {
  await inTransaction(async (tx) => {
    await mustBeAllowed(tx, by, "history.delete");
    const name = await markSourceDeleted(tx, id);
    if (name === null) throw new BatonError("notFound", "This source is not there any more.");
    await writeAudit(tx, {
      actor: { kind: "person", id: by },
      action: "history.delete",
      subject: { kind: "historySource", id },
      details: { source: name },
    });
  });
}

/** Deletes what belongs to deleted sources, part by part; killed, it goes on the next time. */
export async function purgeSources(): Promise<void> {
  for (const { id } of await deletedSources()) {
    await withConnection(async (client) => {
      if (!(await lockSource(client, id))) return; // an import of it is about to find out
      while ((await transaction(client, () => deleteHistoryTickets(client, id, atOnce))) > 0);
      await removeSource(client, id);
    });
  }
}

import { inTransaction } from "../../db/client";
import { markRead } from "../../db/notifications";
import type { PersonId } from "../../domain/ids";

/** One of a person's notifications, or all of them, are read. Somebody else's is left alone, without a word. */
export const readNotifications = (personId: PersonId, id: string | null): Promise<void> =>
  inTransaction((tx) => markRead(tx, personId, id));

import type { Viewer } from "../detail/types";
import type { Approval } from "./types";

type Facts = Pick<Approval, "state"> & { asked: { id: string } | null; requestedBy: { id: string } };

/** Whether this person may answer a request now. The server decides again; this only shows or hides the buttons. */
export const mayDecide = ({ state, asked, requestedBy }: Facts, { id, role }: Viewer): boolean =>
  state === "pending" && requestedBy.id !== id && (role !== "agent" || asked?.id === id);

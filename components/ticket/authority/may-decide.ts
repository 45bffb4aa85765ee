import { decideFault } from "@/server/domain/authority/limit";
import type { Viewer } from "../detail/types";
import type { Approval } from "./types";

type Facts = Pick<Approval, "state" | "needs"> & { asked: { id: string } | null; requestedBy: { id: string } };

/** Whether this person may answer a request now. The server decides again; this only shows or hides the buttons. */
export const mayDecide = ({ state, needs, asked, requestedBy }: Facts, { id, role }: Viewer): boolean => {
  const request = { requestedBy: requestedBy.id, askedId: asked?.id ?? null, needs };
  const by = { id, mayDecideAny: role !== "agent", mayDecideAbove: role === "admin" };
  return state === "pending" && decideFault(request, by) === null;
};

import "server-only";
import { cache } from "react";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { toPublicError } from "@/server/errors";
import { getQueryClient, trpc } from "../../../hydrate";

/** A customer's ticket by its link; null for one that leads nowhere, "expired" for one that did. Only an answer goes into the
 *  query client, so that a wrong link is a page and not an error in the browser. */
export const loadTracked = cache(async (token: string) => {
  if (!/^[\w-]{1,64}$/.test(token)) return null;
  try {
    const answer = await createCaller(await createContext()).help.track({ token });
    getQueryClient().setQueryData(trpc.help.track.queryKey({ token }), answer);
    return answer.data;
  } catch (error) {
    const { code } = toPublicError(error instanceof Error && error.cause ? error.cause : error);
    if (code === "notFound") return null;
    if (code === "forbidden") return "expired";
    throw error;
  }
});

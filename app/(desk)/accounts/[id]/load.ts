import "server-only";
import { cache } from "react";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { toPublicError } from "@/server/errors";
import { getQueryClient, trpc } from "../../../hydrate";

const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** An account for its page, null where there is none. Only an answer goes into the query client. */
export const loadAccount = cache(async (id: string) => {
  if (!uuid.test(id)) return null;
  try {
    const answer = await createCaller(await createContext()).accounts.byId({ id });
    getQueryClient().setQueryData(trpc.accounts.byId.queryKey({ id }), answer);
    return answer.data;
  } catch (error) {
    if (toPublicError(error instanceof Error && error.cause ? error.cause : error).code === "notFound") return null;
    throw error;
  }
});

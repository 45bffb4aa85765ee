"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { retryDelivery } from "../commands/deliveries/retryDelivery";
import type { Result } from "../errors";
import { actAs } from "./action";

const chosen = z.object({ id: z.string().regex(/^\d{1,18}$/, "id is not a delivery's id") });

/** Tries a delivery again at once. */
export async function retryDeliveryAction(id: string): Promise<Result<void>> {
  return actAs("deliveries.retry", (person) =>
    retryDelivery(parseInput(chosen, { id }).id, { kind: "person", id: person.id }),
  );
}

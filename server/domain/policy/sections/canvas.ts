import { z } from "zod";

/** Where things stand on the drawing of the policy, by `nodeId`; what has no place here is laid out. Decides nothing. */
export const canvas = z.strictObject({
  positions: z.record(
    z.string().min(1).max(120),
    z.strictObject({ x: z.int().min(-1_000_000).max(1_000_000), y: z.int().min(-1_000_000).max(1_000_000) }),
  ),
});

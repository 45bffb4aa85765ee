import { z } from "zod";
import { canonicalZone } from "../calendar/zone";
import { isAskableDay, isShortEnough, isTier, mostSources } from "./bounds";
import { dims } from "./fact";
import { pages } from "./figures";
import { units } from "./period";
import type { Ask, TicketsAsk } from "./reading";

const day = z.string().refine(isAskableDay, "not a day from 1990 to 2190");
/** PostgreSQL keeps no text with a NUL. */
const word = (most: number) =>
  z
    .string()
    .min(1)
    .max(most)
    .refine((s) => !s.includes("\0"), "must not contain a NUL character");
const text = word(200);

const period = z
  .object({
    from: day,
    to: day,
    zone: z
      .string()
      .max(60)
      .transform((zone, ctx) => {
        const found = canonicalZone(zone);
        if (found !== null) return found;
        ctx.addIssue({ code: "custom", message: "there is no such time zone" });
        return z.NEVER;
      }),
  })
  .refine((p) => p.from < p.to, "a period ends after it begins")
  .refine((p) => isShortEnough(p.from, p.to), "a period has ten years at most");

const sources = z.union([z.enum(["all", "own"]), z.array(text).max(mostSources)]);
const filters = z.partialRecord(z.enum(dims), text.nullable()).refine(({ tier }) => tier == null || isTier(tier), {
  message: "a tier is 0 (the assistant) to 9",
  path: ["tier"],
});

/** What a page asks, as it may be in an address. */
export const askInput = z.object({
  page: z.enum(pages),
  period,
  compare: z.enum(["previous", "yearBefore", "none"]).default("previous"),
  sources: sources.default("all"),
  filters: filters.default({}),
  breakdown: z.enum(dims).nullable().default(null),
  unit: z.enum(units).optional(),
}) satisfies z.ZodType<Ask, unknown>;

export const ticketsInput = z.object({
  measure: word(80),
  item: word(400).optional(),
  period,
  sources: sources.default("all"),
  filters: filters.default({}),
}) satisfies z.ZodType<TicketsAsk, unknown>;

import { z } from "zod";

/** Ids are the slugs of rows; probabilities and fractions run from 0 to 1; lengths say their unit in their name. */
export const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");
export const probability = z.number().min(0).max(1);
export const tierNumber = z.int().min(1).max(9);

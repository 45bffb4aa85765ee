import { z } from "zod";
import { parseInput } from "../../channels/port";

const number = (name: string, min: number, max: number) =>
  z.coerce
    .number(`${name} is not a number`)
    .min(min, `${name} is at least ${min}`)
    .max(max, `${name} is at most ${max}`);

const options = z
  .strictObject({
    /** Messages a minute. */
    rate: number("rate", 1, 6000).default(20),
    /** How much faster than life the simulated people are. */
    speed: number("speed", 1, 1000).default(10),
    /** Stop after so many minutes; without it, at Ctrl-C. */
    minutes: number("minutes", 0.05, 1440).optional(),
    /** A CSV file of texts, and the column they are in. */
    texts: z.string().min(1).optional(),
    column: z.string().min(1).default("text"),
    /** Where the desk is. */
    url: z.url({ protocol: /^https?$/, error: "url is not an address such as http://localhost:3000" }).optional(),
    /** First names of people who are left to you. */
    without: z
      .string()
      .default("maya,lena,ada")
      .transform((list) => list.split(",").map((name) => name.trim().toLowerCase())),
    seed: number("seed", 0, 2 ** 31).default(1),
    json: z.boolean().default(false),
  })
  .refine((o) => o.column === "text" || o.texts, {
    path: ["column"],
    error: "column goes with texts: name the file as well",
  });
export type DemoOptions = z.output<typeof options>;

export const parseDemoOptions = (input: unknown): DemoOptions => parseInput(options, input);

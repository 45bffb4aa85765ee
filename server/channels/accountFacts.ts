import { z } from "zod";
import { isDay } from "../domain/context/days";
import { expansionStages } from "../domain/context/vocabulary";
import { segments } from "../domain/vocabulary";
import { oneLine } from "./port";

/** Calendar days stay within what a contract can mean. */
export const calendarDay = (name: string) =>
  z
    .string({ error: `${name} must be a day such as 2027-03-31` })
    .refine(isDay, { abort: true, error: `${name} is not a day of the calendar: write it as 2027-03-31` })
    .refine((d) => d >= "2000-01-01" && d <= "2100-12-31", `${name} lies outside of 2000 to 2100: check the year`);

export const contractValue = z.strictObject({
  amount: z
    .number({ error: "contractValue.amount must be a number, a year's value such as 48000" })
    .min(0, "contractValue.amount is negative: send a year's value, 0 or more")
    .max(999_999_999_999, "contractValue.amount is too large: send a year's value in whole currency units")
    .transform((x) => Math.round(x * 100) / 100),
  currency: z
    .string({ error: "contractValue.currency is missing: send a code such as EUR" })
    .regex(/^[A-Z]{3}$/, "contractValue.currency must be three capital letters such as EUR"),
});

/** Some facts of an account. What is left out stays as it was; null takes back. */
export const accountFacts = z
  .strictObject({
    name: oneLine("name", 200).optional(),
    segment: z.enum(segments, { error: `segment must be one of ${segments.join(", ")}` }).optional(),
    plan: oneLine("plan", 80).nullish(),
    contractValue: contractValue.nullish(),
    renewalOn: calendarDay("renewalOn").nullish(),
    expansion: z
      .enum(expansionStages, { error: `expansion must be one of ${expansionStages.join(", ")}, or null` })
      .nullish(),
    churnRisk: z
      .number({ error: "churnRisk must be a number from 0 to 1, or null" })
      .min(0, "churnRisk is below 0: send a number from 0 to 1")
      .max(1, "churnRisk is above 1: send a number from 0 to 1, not a percentage")
      .nullish(),
    owner: oneLine("owner", 200).nullish(),
  })
  .refine((facts) => Object.values(facts).some((v) => v !== undefined), {
    error:
      "No fact was sent: send at least one of name, segment, plan, contractValue, renewalOn, expansion, churnRisk, owner",
  });
export type SaidFacts = z.infer<typeof accountFacts>;

/** The account's id in the customer's own systems, as it stands in an address. */
export const accountId = oneLine("externalId", 200);

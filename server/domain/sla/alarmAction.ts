import { z } from "zod";

/** What an alarm does. Told to whom: the agent who has the ticket, the leads of its team, the duty manager. */
export const alarmAudiences = ["assignee", "leads", "dutyManager"] as const;
export type AlarmAudience = (typeof alarmAudiences)[number];

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use lower-case words joined by hyphens");

export const alarmAction = z.discriminatedUnion("kind", [
  /** Adds points to the priority, up to 100 in all. */
  z.strictObject({ kind: z.literal("raisePriority"), points: z.int().min(1).max(100) }),
  /** Lets every higher tier of the team take it at once; a second time also those without the skills. */
  z.strictObject({ kind: z.literal("widenEligibility") }),
  /** Moves it to the next tier that its team staffs; work in progress only where `whileWorkedOn`. */
  z.strictObject({ kind: z.literal("moveUp"), whileWorkedOn: z.boolean() }),
  /** Gives it to the least loaded lead of its team who is there, or the duty manager, and tells them; work in progress stays
   *  where it is, and so does the ticket while none of them is there. */
  z.strictObject({ kind: z.literal("assignLead") }),
  /** A message inside Baton. */
  z.strictObject({ kind: z.literal("notify"), whom: z.enum(alarmAudiences) }),
  /** A mail to the people's own addresses. */
  z.strictObject({ kind: z.literal("mail"), whom: z.enum(alarmAudiences) }),
  /** A message to a destination of the policy: mail address, team chat or webhook. */
  z.strictObject({ kind: z.literal("send"), destination: slug }),
]);
export type AlarmAction = z.infer<typeof alarmAction>;

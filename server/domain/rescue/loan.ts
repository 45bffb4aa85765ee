import { z } from "zod";

const hour = 3_600_000;
export const longestLoanMs = 30 * 24 * hour;

/** What a lead says when they lend somebody: to which team, until when (epoch ms), and whether they go on taking work of their
 *  own teams. */
export const loanRequest = z.strictObject({
  team: z.string().min(1, "Choose a team."),
  until: z.number("Say until when."),
  isExclusive: z.boolean(),
  reason: z.string().trim().min(1, "Say why, in a few words.").max(200, "Use at most 200 characters."),
});
export type LoanRequest = z.infer<typeof loanRequest>;

export interface LoanFault {
  field: "team" | "until";
  message: string;
}

/** What is wrong with lending somebody of `ownTeams`; null where nothing is. */
export function loanFault(
  { team, until }: LoanRequest,
  person: { name: string; ownTeams: readonly string[] },
  teams: readonly { id: string; name: string }[],
  now: number,
): LoanFault | null {
  const found = teams.find((t) => t.id === team);
  if (!found) return { field: "team", message: "This desk has no such team: choose one of the list." };
  if (person.ownTeams.includes(team)) {
    return { field: "team", message: `${person.name} belongs to ${found.name} already: choose another team.` };
  }
  if (until <= now) return { field: "until", message: "That time is over: choose one to come." };
  if (until > now + longestLoanMs) {
    return { field: "until", message: "Lend for 30 days at most; for longer, change the person's teams." };
  }
  return null;
}

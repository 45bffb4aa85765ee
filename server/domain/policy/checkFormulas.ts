import { importanceOf } from "../priority/score";
import type { PolicyDocument } from "./document";
import { anyTicket } from "./examples";
import { type Finding, find } from "./finding";

const yearMinutes = 525_600;
const leastSpread = 0.01;

/** Whether what a ticket may cost adds up to a number, with all that multiplies it. */
const fits = (...factors: number[]) => Number.isFinite(factors.reduce((product, x) => product * x, 1) * 1e3);

/** Numbers of the right shape with which a formula would yield none: the field that makes it so is named. */
export function formulaErrors(p: PolicyDocument): Finding[] {
  const say = (path: string, what: string, fix: string, more: Pick<Finding, "ticket"> = { ticket: anyTicket(p) }) =>
    find("formula", path, `${path}: ${what}`, "A ticket whose figures are no numbers cannot be planned.", fix, more);
  const { complexityMean: mean, complexityDeviation: deviation } = p.understanding;
  const furthest = Math.max(mean, 1 - mean) / deviation;
  const hard = anyTicket(p, { signals: { complexity: mean > 0.5 ? 0 : 1 } });
  const largest = importanceOf(100, p.priority.importanceK);
  return [
    ...(fits(furthest)
      ? []
      : [
          say(
            "understanding.complexityDeviation",
            `complexity divided by ${deviation} is no number`,
            "Use the deviation of the desk's tickets, such as 0.3.",
            { ticket: hard },
          ),
        ]),
    ...p.tiers.flatMap((t, i) => [
      ...(fits(t.costPerMinute, yearMinutes)
        ? []
        : [say(`tiers.${i}.costPerMinute`, `${t.costPerMinute} times minutes is no number`, "Use a wage per minute.")]),
      ...(fits(t.complexityEffect, fits(furthest) ? furthest : 1)
        ? []
        : [
            say(
              `tiers.${i}.complexityEffect`,
              `${t.complexityEffect} times complexity is no number`,
              "Use a number such as 1.",
            ),
          ]),
    ]),
    ...p.issueTypes.flatMap((t, i) =>
      t.priors.flatMap((x, k) => {
        const wage = p.tiers.find((one) => one.tier === x.tier)?.costPerMinute ?? 1;
        const path = `issueTypes.${i}.priors.${k}.handlingMinutes`;
        const isFine = fits(x.handlingMinutes) && (fits(x.handlingMinutes, wage) || !fits(wage, yearMinutes));
        return isFine ? [] : [say(path, `${x.handlingMinutes} minutes times a wage is no number`, "Use real minutes.")];
      }),
    ),
    ...Object.entries(p.sla.costs).flatMap(([metric, cost]) =>
      (["breach", "lateHour"] as const).flatMap((part) => {
        const path = `sla.costs.${metric}.${part}`;
        const isFine = fits(cost[part], largest, yearMinutes);
        return isFine ? [] : [say(path, `${cost[part]} times importance is no number`, "Use costs around 1.")];
      }),
    ),
    ...(fits(1 / p.context.value.full)
      ? []
      : [
          say(
            "context.value.full",
            `a contract's value divided by ${p.context.value.full} is no number`,
            "Use a year's contract value.",
          ),
        ]),
  ];
}

/** Numbers that count as others. */
export function formulaWarnings(p: PolicyDocument): Finding[] {
  const { dueSpreadMinutes: spread } = p.routing;
  if (spread === undefined || spread >= leastSpread) return [];
  const at = "routing.dueSpreadMinutes";
  const message = `${at}: ${spread} counts as ${leastSpread}: what is divided by less is no usable number`;
  const harm = "Any ticket with a clock.";
  const repair = [{ path: ["routing", "dueSpreadMinutes"], value: leastSpread }];
  return [find("formula", at, message, harm, `Use ${leastSpread} or more.`, { ticket: anyTicket(p), repair })];
}

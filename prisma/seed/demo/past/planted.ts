import { seededRandom } from "../../../../server/domain/random";
import { reason } from "../../../../server/domain/reasons";
import type { Life, PastCustomer, Written } from "./life";
import { afterwards, people, pick } from "./plots";

/** A ticket that the demo's past has so that its patterns have something to find. */
export interface Planted extends Written {
  at: number;
  isTrial: boolean;
  /** Nobody of the first tier can solve it. */
  isHard: boolean;
  /** The teams that it is passed to, one after the other. */
  passTo?: readonly string[];
}

const hour = 3_600_000;
const day = 24 * hour;

/** A fault of the connector, which customers hit one after the other from three days before the past ends. */
const checkpoint = [
  [70, "Our sync stops every night with error SYNC-3107. Restarting the connector changes nothing."],
  [66, "The data sync has not brought a row since yesterday. All we see is error SYNC-3107, checkpoint mismatch."],
  [61, "Since the last release the warehouse sync fails with error SYNC-3107. Can you reset the checkpoint?"],
  [49, "Two of three connectors are stuck, both with error SYNC-3107. Our dashboards show last week."],
  [45, "Sync fails: error SYNC-3107. We have deleted and added the connector, it is the same."],
  [38, "Rows from the warehouse are missing since Sunday, the connector log is full of error SYNC-3107."],
  [27, "The sync ends with error SYNC-3107 after about two minutes. Is this known?"],
  [22, "Checkpoint mismatch, error SYNC-3107, on every run. The month has to be closed with these numbers."],
  [9, "Third night without data: error SYNC-3107 again. Who can look at the checkpoint table?"],
] as const;

/** What those who try the product stumble over. */
const firstImports = [
  "We are trying the product and our first CSV import ends with 'column not mapped'. Which names must the columns have?",
  "How do I import our customers from a spreadsheet? The import asks for a mapping that I do not understand.",
  "First day with the trial: the CSV upload refuses our file, it says that the date format is unknown.",
  "Is there a sample file for the import? We cannot find out what the columns should look like.",
  "The import of our test data stops at the first row. It is a plain CSV from Excel.",
  "We want to see our own numbers during the trial, but the CSV import takes only half of the columns.",
] as const;
const trialImports = 18;

/** Alerts that leave by somebody else's channel: Product says that the channel is at fault, Integrations that the alert is, and in
 *  the end it was the channel. */
const lostAlerts = [
  "Slack notifications stopped: the alert triggers, the channel stays empty. The app is still installed there.",
  "Our PagerDuty alerts do not arrive any more, yet the alert history says that the notification was sent.",
  "Alert notifications to Microsoft Teams no longer show up. The alert is active, nothing gets sent.",
  "Alert mails reach nobody on our list, the notification settings are as they were. The alert history says sent.",
  "The SMS notifications of our alerts come with hours of delay. The alert history has the right time.",
] as const;
const lost = 9;

/** The planted tickets before `end`, oldest first. The same every time. */
export function plantedTickets(end: number): Planted[] {
  const surge = checkpoint.map(([hoursBefore, text], i): Planted => {
    const subject = i % 2 === 0 ? "Sync fails with SYNC-3107" : null;
    const at = end - 2 * hour - hoursBefore * hour - i * 7 * 60_000;
    return {
      at,
      channel: i % 3 === 0 ? "email" : "web",
      subject,
      text,
      label: "data-sync",
      isTrial: false,
      isHard: true,
    };
  });
  const trials = Array.from({ length: trialImports }, (_, i): Planted => {
    const at = end - day - Math.round((i * 47 * day) / trialImports) - (i % 5) * 90 * 60_000;
    const text = firstImports[i % firstImports.length]!;
    return { at, channel: "web", subject: null, text, label: "data-import", isTrial: true, isHard: i % 3 === 0 };
  });
  const circling = Array.from({ length: lost }, (_, i): Planted => {
    const at = end - 3 * day - Math.round((i * 43 * day) / lost) - (i % 4) * 2 * hour;
    const text = lostAlerts[i % lostAlerts.length]!;
    const passTo = ["integrations", "product", "integrations"];
    return { at, channel: "web", subject: null, text, label: "notifications", isTrial: false, isHard: false, passTo };
  });
  return [...surge, ...trials, ...circling].sort((a, b) => a.at - b.at);
}

/** Random numbers of their own, so that the rest of the past is the same with and without them; and again others for those that
 *  circle, which came later. */
export const plantedRandom = () => seededRandom(20_261_205);
export const circlingRandom = () => seededRandom(20_261_130);

/** Another customer each time, of a trial or not. */
export function customersFor(customers: readonly PastCustomer[], random: () => number): (p: Planted) => PastCustomer {
  const used = new Set<string>();
  return ({ isTrial }) => {
    const fitting = customers.filter((c) => c.accountId !== null && (c.segment === "trial") === isTrial);
    const free = fitting.filter((c) => !used.has(c.id));
    const customer = pick(random, free.length > 0 ? free : fitting);
    used.add(customer.id);
    return customer;
  };
}

/** People have it; where it is hard, not before the next tier. */
export function liveByPeople(life: Life, { isHard, passTo }: Planted): Life {
  if (life.ticket.assistant) life.toPeople(reason("assistantObjected"));
  if (life.ticket.queue && !life.ticket.assignment) people(life, passTo ? { passTo } : isHard ? "hard" : undefined);
  afterwards(life);
  return life;
}

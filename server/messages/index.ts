import accounts from "./en/accounts.json";
import agents from "./en/agents.json";
import analytics from "./en/analytics.json";
import assistant from "./en/assistant.json";
import attachments from "./en/attachments.json";
import calendars from "./en/calendars.json";
import call from "./en/call.json";
import canvas from "./en/canvas.json";
import charts from "./en/charts.json";
import common from "./en/common.json";
import csv from "./en/csv.json";
import customers from "./en/customers.json";
import deliveries from "./en/deliveries.json";
import errors from "./en/errors.json";
import escalations from "./en/escalations.json";
import findings from "./en/findings.json";
import frame from "./en/frame.json";
import give from "./en/give.json";
import help from "./en/help.json";
import history from "./en/history.json";
import inbox from "./en/inbox.json";
import incidents from "./en/incidents.json";
import kit from "./en/kit.json";
import knowledge from "./en/knowledge.json";
import language from "./en/language.json";
import lists from "./en/lists.json";
import match from "./en/match.json";
import now from "./en/now.json";
import patterns from "./en/patterns.json";
import people from "./en/people.json";
import policy from "./en/policy.json";
import presence from "./en/presence.json";
import promises from "./en/promises.json";
import publishing from "./en/publishing.json";
import queues from "./en/queues.json";
import reasons from "./en/reasons.json";
import reports from "./en/reports.json";
import review from "./en/review.json";
import signIn from "./en/signIn.json";
import similar from "./en/similar.json";
import simulate from "./en/simulate.json";
import sla from "./en/sla.json";
import ticket from "./en/ticket.json";
import understanding from "./en/understanding.json";
import wallboard from "./en/wallboard.json";
import welcome from "./en/welcome.json";
import whatIf from "./en/whatIf.json";

/** The catalogue, one file per area. English is the source: its keys are the type of every translation. */
export const messages = {
  accounts,
  agents,
  analytics,
  assistant,
  attachments,
  calendars,
  call,
  canvas,
  charts,
  common,
  csv,
  customers,
  deliveries,
  errors,
  escalations,
  findings,
  frame,
  give,
  help,
  history,
  inbox,
  kit,
  incidents,
  knowledge,
  language,
  lists,
  match,
  now,
  patterns,
  people,
  policy,
  presence,
  promises,
  publishing,
  queues,
  reasons,
  reports,
  review,
  signIn,
  similar,
  simulate,
  sla,
  ticket,
  understanding,
  wallboard,
  welcome,
  whatIf,
};

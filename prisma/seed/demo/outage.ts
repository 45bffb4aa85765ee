import { declareIncident, resolveIncident, tellIncident } from "../../../server/commands/incident/incidents";
import { db } from "../../../server/db/client";
import { asPersonId } from "../../../server/domain/ids";
import { incidentMatch } from "../../../server/domain/incident/match";
import type { StoryTicket } from "./story";

const report = (minutesAgo: number, from: string, subject: string, text: string): StoryTicket => ({
  ...{ minutesAgo, from, subject, text },
  channel: "web",
  fate: "waits",
});

/** What customers wrote when PDF exports failed on the evening before: three before the incident was declared, one after. */
export const outageReports: StoryTicket[] = [
  report(
    990,
    "office@quarrylane.example",
    "Export to PDF fails",
    "Every export to PDF ends with EXP-502 since a few minutes. The board pack has to go out tonight.",
  ),
  report(
    984,
    "joana@palletpine.example",
    "PDF of the weekly report does not come",
    "The scheduled PDF was not sent, and when I export it by hand I get EXP-502.",
  ),
  report(
    979,
    "pat@saltmarsh.example",
    "Exports broken?",
    "Two colleagues and I all see the error EXP-502 when we export a dashboard. CSV works.",
  ),
  report(
    941,
    "theo@kestrel.example",
    "EXP-502 from the export endpoint",
    "The export endpoint answers EXP-502 for every PDF request of ours. Is it known?",
  ),
];

const match = incidentMatch.parse({ words: ["EXP-502"] });

/** The incident's own moments, in minutes before the present. */
export function outageMoments(): { minutesAgo: number; run: () => Promise<void> }[] {
  let id = "";
  const lead = async () =>
    asPersonId((await db.person.findFirstOrThrow({ where: { role: "lead" }, orderBy: { email: "asc" } })).id);
  const declare = async () => {
    const notice =
      "Hello {{customer.name}}, exports to PDF fail for everybody just now. We are on it and write again as soon as they work; exports to CSV are not affected.";
    ({ id } = await declareIncident(
      { title: "Exports to PDF fail (EXP-502)", match, notice, ticketIds: [] },
      await lead(),
    ));
  };
  const tell = async () => {
    const text = "Hello {{customer.name}}, we have found the cause: a renderer ran out of disk. It is being replaced.";
    await tellIncident(id, text, await lead());
  };
  const resolve = async () => {
    const text =
      "Hello {{customer.name}}, exports to PDF work again, and scheduled reports of this evening are on their way.";
    await resolveIncident(id, text, await lead());
  };
  return [
    { minutesAgo: 970, run: declare },
    { minutesAgo: 935, run: tell },
    { minutesAgo: 902, run: resolve },
  ];
}

import { teamsOf } from "./graph";
import { isLoose, listOf, nameOfRow, sectionOf } from "./loose";
import { nodeId } from "./nodeIds";

const whole: Readonly<Record<string, string>> = {
  outOfScope: nodeId.outOfScope,
  gates: nodeId.gates,
  lastResort: nodeId.lastResort,
  hopLimit: nodeId.lastResort,
  assistant: nodeId.assistant,
  bands: nodeId.assistant,
  autonomy: nodeId.assistant,
};

/** The node that a place of the document is drawn as, such as `issueTypes.3.owner`; null for what is not on the canvas. A team
 *  is its lowest queue. */
export function nodeAt(document: unknown, path: string): string | null {
  const [section = "", place] = path.split(".");
  const all = whole[section];
  if (all !== undefined) return all;
  const index = Number(place);
  if (place === undefined || !Number.isInteger(index)) return null;
  if (section === "teams") {
    const team = teamsOf(document).find((one) => one.index === index);
    return team?.tiers[0] === undefined ? null : nodeId.queue(team.id, team.tiers[0]);
  }
  const row = listOf(sectionOf(document, section))[index];
  if (!isLoose(row)) return null;
  const name = nameOfRow(row, index);
  if (section === "issueTypes") return nodeId.issueType(name);
  return section === "ownership" ? nodeId.rule(name) : null;
}

import { Command, CommanderError } from "commander";
import { parseDemoOptions } from "../demo/options";
import { runDemo } from "../demo/run";
import { exitCodes, runCommand } from "./contract";

const command = new Command("demo")
  .description(
    "Feeds a running desk with messages and plays its customers and agents. Start the desk first: npm start.",
  )
  .option("--rate <n>", "messages a minute (20)")
  .option("--speed <n>", "how much faster than life people are (10)")
  .option("--minutes <n>", "end after so many minutes; without it, at Ctrl-C")
  .option("--texts <file>", "take the texts from a CSV file instead of the seed's own")
  .option("--column <name>", "its column (text)")
  .option("--url <address>", "where the desk is (http://localhost:3000)")
  .option("--without <names>", "first names of people left to you (maya,lena,ada)")
  .option("--seed <n>", "another crowd (1)")
  .option("--json", "print the result as one JSON object on the last line")
  .exitOverride();

try {
  command.parse(process.argv.filter((a, i) => i < 2 || a !== "--"));
  const raw = command.opts<Record<string, unknown>>();
  await runCommand(Boolean(raw.json), async () => {
    const options = parseDemoOptions(raw);
    const stop = new AbortController();
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
    const result = await runDemo(options, stop.signal, { say: (line) => console.error(line) });
    const { lanes, people, customers } = result;
    const text = [
      `${result.sent} messages in ${result.seconds} s: ${lanes.autonomous} autonomous, ${lanes.review} review, ${lanes.human} human.`,
      `Customers confirmed ${customers.confirmed}, objected ${customers.objected}, asked for a person ${customers.askedForPerson}, came back ${customers.cameBack}.`,
      `People accepted ${people.accepted}, declined ${people.declined}, escalated ${people.escalated}, resolved ${people.resolved}; drafts: ${people.approved} sent, ${people.edited} edited, ${people.rejected} refused.`,
    ].join("\n");
    return { result, text };
  });
} catch (error) {
  // Commander has said what was wrong with the words already.
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.badInput;
}
// The live line listens for ever; the demo is over.
process.exit();

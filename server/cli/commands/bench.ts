import { BatonError } from "../../errors";
import { benchChat } from "../bench/chat";
import { benchDemo } from "../bench/demo";
import { openBenchDesk } from "../bench/desk";
import { benchIngest } from "../bench/ingest";
import { type Metrics, machine } from "../bench/metrics";
import { benchSimilar } from "../bench/similar/similar";
import { runCommand } from "./contract";

const benches = { ingest: benchIngest, chat: benchChat, demo: benchDemo };
/** They measure what needs no running desk. */
const benchesWithoutDesk = { similar: benchSimilar };

const linesOf = (metrics: Metrics) =>
  Object.entries(metrics)
    .map(([k, m]) => `${k.padEnd(22)}${m.value.toFixed(1)} ${m.unit} (n = ${m.n})`)
    .join("\n");

const [name, ...flags] = process.argv.slice(2).filter((a) => a !== "--");

await runCommand(flags.includes("--json"), async () => {
  const alone = benchesWithoutDesk[name as keyof typeof benchesWithoutDesk];
  if (alone) {
    const metrics = await alone();
    return { result: { name, machine: machine("none"), metrics }, text: linesOf(metrics) };
  }
  const bench = benches[name as keyof typeof benches];
  if (!bench) {
    const known = Object.keys({ ...benches, ...benchesWithoutDesk }).join(", ");
    throw new BatonError(
      "badInput",
      `There is no bench ${name ?? ""}: choose from ${known}`.replace("  ", " "),
      "NAME",
    );
  }
  const desk = await openBenchDesk();
  try {
    const metrics = await bench(desk);
    return { result: { name, machine: machine(desk.databaseVersion), metrics }, text: linesOf(metrics) };
  } finally {
    await desk.close();
  }
});

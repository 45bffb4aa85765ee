import { BatonError } from "../../errors";
import { benchChat } from "../bench/chat";
import { benchDemo } from "../bench/demo";
import { openBenchDesk } from "../bench/desk";
import { benchIngest } from "../bench/ingest";
import { machine } from "../bench/metrics";
import { runCommand } from "./contract";

const benches = { ingest: benchIngest, chat: benchChat, demo: benchDemo };

const [name, ...flags] = process.argv.slice(2).filter((a) => a !== "--");

await runCommand(flags.includes("--json"), async () => {
  const bench = benches[name as keyof typeof benches];
  if (!bench) {
    const known = Object.keys(benches).join(", ");
    throw new BatonError(
      "badInput",
      `There is no bench ${name ?? ""}: choose from ${known}`.replace("  ", " "),
      "NAME",
    );
  }
  const desk = await openBenchDesk();
  try {
    const metrics = await bench(desk);
    const lines = Object.entries(metrics).map(
      ([k, m]) => `${k.padEnd(22)}${m.value.toFixed(1)} ${m.unit} (n = ${m.n})`,
    );
    return { result: { name, machine: machine(desk.databaseVersion), metrics }, text: lines.join("\n") };
  } finally {
    await desk.close();
  }
});

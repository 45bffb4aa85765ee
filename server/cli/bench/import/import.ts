import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type HistoryReport, importFlags } from "../../../domain/history/import";
import { BatonError } from "../../../errors";
import type { BenchDesk } from "../desk";
import type { Metrics } from "../metrics";
import { generatedMapping, generateLog } from "./generate";

const events = 1_000_000;
const program = fileURLToPath(new URL("../../commands/history.ts", import.meta.url));

async function bringIn(desk: BenchDesk, file: string, map: string): Promise<HistoryReport> {
  const args = [
    ...importFlags,
    "--import",
    "tsx",
    "--conditions=react-server",
    program,
    "import",
    "history",
    file,
    "--map",
    map,
    "--json",
  ];
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...desk.variables },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new BatonError("internal", `The import ended with code ${code}: ${said}`);
  return JSON.parse(said.trim().split("\n").at(-1)!) as HistoryReport;
}

/** `baton import history` of a generated log of a million events into an empty desk, and the same file once more: what is there
 *  already is recognised. Seconds are those of the import, without the start of the program; memory is the program's at its peak. */
export async function benchImport(desk: BenchDesk): Promise<Metrics> {
  const folder = await mkdtemp(path.join(tmpdir(), "baton-bench-import-"));
  try {
    const file = path.join(folder, "log.csv");
    const map = path.join(folder, "map.json");
    await writeFile(map, JSON.stringify(generatedMapping));
    console.error(`Writing a log of ${events} events…`);
    await generateLog(file, events);
    console.error("Bringing it in…");
    const first = await bringIn(desk, file, map);
    if (first.events !== events) throw new BatonError("internal", `${first.events} events came in, not ${events}`);
    console.error("Bringing it in again…");
    const second = await bringIn(desk, file, map);
    if (second.skipped.alreadyImported !== events)
      throw new BatonError("internal", "The second import wrote something");
    return {
      eventsPerSecond: { value: events / first.seconds, unit: "events/s", n: events },
      peakRssMb: { value: first.peakRssMb, unit: "MB", n: 1 },
      againEventsPerSecond: { value: events / second.seconds, unit: "events/s", n: events },
      againPeakRssMb: { value: second.peakRssMb, unit: "MB", n: 1 },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

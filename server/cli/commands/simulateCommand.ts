import path from "node:path";
import { cancelSimulation } from "../../commands/simulation/cancel";
import { requestSimulation } from "../../commands/simulation/request";
import { carryOutSimulation } from "../../commands/simulation/run";
import { historySourceId } from "../../db/history/flow";
import { beatSimulation, claimThis } from "../../db/simulations/runs";
import { syncTime } from "../../db/time";
import { simulationChoices, viewSimulation } from "../../db/views/simulations";
import type { MeasureRow, WhatIf } from "../../domain/simulation/whatIf/compare";
import { systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { exitCodes, type Outcome } from "./contract";
import { readPolicyFile } from "./policyFile";

const dayMs = 86_400_000;
const usualDays = 30;
const beatEveryMs = 10_000;

export interface SimulateOptions {
  draft: string;
  from?: string;
  to?: string;
  import?: string;
}

/** A day or an instant as it is typed; a last day is in the period. */
function instantOf(text: string, field: "from" | "to"): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const at = Date.parse(isDay ? `${text}T00:00:00Z` : text);
  if (Number.isNaN(at))
    throw new BatonError(
      "badInput",
      `${field} is no day: write it like 2026-11-23, or as an instant in ISO 8601.`,
      field,
    );
  return isDay && field === "to" ? at + dayMs : at;
}

async function periodOf(options: SimulateOptions, sourceId: string | null) {
  const now = await syncTime();
  const imported = (await simulationChoices()).sources.find((s) => s.id === sourceId);
  const to = options.to === undefined ? (imported ? imported.to + 1 : now) : instantOf(options.to, "to");
  const usual = imported ? imported.from : to - usualDays * dayMs;
  return { from: options.from === undefined ? usual : instantOf(options.from, "from"), to };
}

const number = (x: number) => String(Math.round(x * 100) / 100);
const lineOf = ({ measure, published, draft, change, isEstimated }: MeasureRow) =>
  `${measure.padEnd(15)}${number(published.value).padStart(12)}${number(draft.value).padStart(12)}  ${change.value > 0 ? "+" : ""}${number(change.value)}${
    isEstimated ? ` (${number(change.low)} to ${number(change.high)}, estimated)` : ""
  }`;
const textOf = (r: WhatIf) =>
  [
    `${r.differing} of ${r.arrivals} tickets would have gone otherwise.`,
    `${"".padEnd(15)}${"published".padStart(12)}${"tried".padStart(12)}  change`,
    ...r.rows.map(lineOf),
  ].join("\n");

/** `baton simulate --draft FILE [--from --to] [--import SOURCE]`: by this process at once, also where no worker runs. Exit 1 where
 *  a ticket would have gone otherwise. */
export async function simulateFile(options: SimulateOptions): Promise<Outcome> {
  const document = await readPolicyFile(options.draft);
  const sourceId = options.import === undefined ? null : await historySourceId(options.import);
  if (options.import !== undefined && sourceId === null)
    throw new BatonError("notFound", `Nothing was imported from ${options.import}`, "import");
  const period = await periodOf(options, sourceId);
  const tried = { kind: "document" as const, name: path.basename(options.draft), document };
  const { id } = await requestSimulation({ tried, sourceId, ...period }, systemActor);
  const run = await claimThis(id);
  // A worker was quicker, which is as well; but its end is not this command's to wait for.
  if (!run) throw new BatonError("conflict", `A worker carries it out: see /simulate/${id}`);
  const beating = setInterval(() => void beatSimulation(run).catch(() => undefined), beatEveryMs);
  const onStop = () => void cancelSimulation(id, systemActor).finally(() => process.exit(exitCodes.environment));
  process.once("SIGINT", onStop);
  process.once("SIGTERM", onStop);
  try {
    await carryOutSimulation(run, { progress: (done, total) => console.error(`${done} of ${total} tickets`) });
  } finally {
    clearInterval(beating);
    process.off("SIGINT", onStop);
    process.off("SIGTERM", onStop);
  }
  const view = await viewSimulation(id);
  if (!view?.result) throw new BatonError("badInput", view?.error ?? "The simulation was cancelled.", view?.errorField);
  const { result } = view;
  return {
    result: { id, from: new Date(view.from).toISOString(), to: new Date(view.to).toISOString(), ...result },
    text: `${textOf(result)}\nSee /simulate/${id}`,
    exitCode: result.differing > 0 ? exitCodes.finding : exitCodes.fine,
  };
}

import { parseArgs } from "node:util";
import { buildWorld, type Scenario, scenarios, usual } from "../../../domain/simulation/build";
import { type Mean, meanOf, ratioOf } from "../../../domain/simulation/compare";
import { type Figures, measure } from "../../../domain/simulation/measure";
import { type PolicyName, policies } from "../../../domain/simulation/policies";
import { simulate } from "../../../domain/simulation/run";
import { BatonError } from "../../../errors";
import type { Metrics } from "../metrics";
import { benchPlanner } from "./planner";

const names = Object.keys(policies) as PolicyName[];

/** The usual world, and the same under the second set of costs: wages move the planner, so it is run again and not only
 *  counted again. */
const byDefault: unknown[] = [usual.name, "dearLabour"];

/** Figures of each way of routing, world by world. */
type Table = Record<PolicyName, Figures[]>;

function numberOf(text: string, field: string, low: number, high: number): number {
  const value = Number(text);
  if (!(value >= low && value <= high))
    throw new BatonError("badInput", `--${field} must be a number from ${low} to ${high}, not “${text}”`, field);
  return value;
}

/** What is asked for: how many worlds, at which load, and which. */
export function optionsOf(args: string[]) {
  const { values } = parseArgs({
    args,
    strict: false,
    options: {
      seeds: { type: "string", default: "10" },
      load: { type: "string", default: "0.95" },
      world: { type: "string" },
    },
  });
  const all = values.world === "all";
  const named = values.world === undefined ? byDefault : [values.world];
  const chosen = scenarios.filter((s) => all || named.includes(s.name));
  if (chosen.length === 0) {
    const known = [...scenarios.map((s) => s.name), "all"].join(", ");
    throw new BatonError("badInput", `There is no world “${values.world}”: choose from ${known}`, "world");
  }
  const seeds = Math.round(numberOf(String(values.seeds), "seeds", 1, 1000));
  return { seeds, load: numberOf(String(values.load), "load", 0.05, 3), chosen };
}

function compare(scenario: Scenario, seeds: number): Table {
  const table = Object.fromEntries(names.map((name) => [name, [] as Figures[]])) as Table;
  for (let seed = 1; seed <= seeds; seed++) {
    const world = buildWorld(scenario, seed);
    for (const name of names) table[name].push(measure(world, simulate(world, policies[name]())));
  }
  return table;
}

const columns = ["cost", "sla", "slaUnweighted", "csat", "abandoned", "expertMinutes", "minutes", "touches"] as const;

function print(scenario: Scenario, table: Table): void {
  const cell = (m: Mean) => `${m.value.toFixed(3)} ±${((m.high - m.low) / 2).toFixed(3)}`.padStart(16);
  console.error(`\n${scenario.name}, load ${scenario.load}, ${table.baton.length} worlds`);
  console.error("".padEnd(16) + columns.map((c) => c.padStart(16)).join(""));
  for (const name of names)
    console.error(name.padEnd(16) + columns.map((c) => cell(meanOf(table[name].map((f) => f[c])))).join(""));
  console.error(`cost saved against prioritySkills, paired: ${cell(saved(table, "prioritySkills")).trim()}`);
}

const saved = (table: Table, than: PolicyName) => meanOf(table.baton.map((f, i) => table[than][i]!.cost - f.cost));

/** Share of the gap in cost between priority + skills and a way that knows more which ours closes. */
function gap(table: Table, to: PolicyName): Mean {
  const { prioritySkills, baton } = table;
  const ours = baton.map((f, i) => prioritySkills[i]!.cost - f.cost);
  return ratioOf(
    ours,
    table[to].map((f, i) => prioritySkills[i]!.cost - f.cost),
  );
}

function metricsOf(table: Table, prefix: string): Metrics {
  const figure = (name: PolicyName, key: keyof Figures) => meanOf(table[name].map((f) => f[key]));
  const experts = ratioOf(
    table.baton.map((f) => f.expertMinutes),
    table.prioritySkills.map((f) => f.expertMinutes),
  );
  const all: [string, Mean, string][] = [
    ["gapClosed", gap(table, "clairvoyant"), "share"],
    ["gapToPerfectReading", gap(table, "perfectReading"), "share"],
    ["gapToOmniscient", gap(table, "omniscient"), "share"],
    ["sla", figure("baton", "sla"), "share"],
    ["slaPrioritySkills", figure("prioritySkills", "sla"), "share"],
    ["slaRoundRobin", figure("roundRobin", "sla"), "share"],
    ["slaUnweighted", figure("baton", "slaUnweighted"), "share"],
    ["slaUnweightedPrioritySkills", figure("prioritySkills", "slaUnweighted"), "share"],
    ["csat", figure("baton", "csat"), "of 5"],
    ["csatPrioritySkills", figure("prioritySkills", "csat"), "of 5"],
    ["expertRatio", experts, "ratio"],
  ];
  return Object.fromEntries(all.map(([key, mean, unit]) => [`${prefix}${key}`, { ...mean, unit }]));
}

/** Our planner among other ways of routing, on the same simulated worlds, and what a plan costs. */
export function benchRouting(args: string[]): Metrics {
  const { seeds, load, chosen } = optionsOf(args);
  const metrics: Metrics = {};
  for (const scenario of chosen.map((s) => ({ ...s, load }))) {
    const table = compare(scenario, seeds);
    print(scenario, table);
    Object.assign(metrics, metricsOf(table, scenario.name === usual.name ? "" : `${scenario.name}.`));
  }
  return { ...metrics, ...benchPlanner() };
}

import { BatonError } from "../../errors";
import { benchAnalytics } from "../bench/analytics/analytics";
import { benchCalendar } from "../bench/calendar";
import { benchChat } from "../bench/chat";
import { benchClocks } from "../bench/clocks/clocks";
import { benchCorrection } from "../bench/correction/correction";
import { benchDemo } from "../bench/demo";
import { type BenchDesk, openBenchDesk } from "../bench/desk";
import { benchForecast } from "../bench/forecast/forecast";
import { benchImport } from "../bench/import/import";
import { benchInbox } from "../bench/inbox/inbox";
import { benchIngest } from "../bench/ingest";
import { type Metrics, machine } from "../bench/metrics";
import { benchOffers } from "../bench/offers/offers";
import { benchPatterns } from "../bench/patterns/patterns";
import { benchPolicy } from "../bench/policy/policy";
import { benchRepeats } from "../bench/repeats";
import { benchRouting } from "../bench/routing/routing";
import { indexTimes } from "../bench/similar/indexTimes";
import { benchSimilar } from "../bench/similar/similar";
import { starterTexts } from "../bench/similar/texts";
import { cachedVectors } from "../bench/similar/vectors";
import { benchTriage } from "../bench/triage";
import { runCommand } from "./contract";

/** What one process reads and searches in, and how soon a correction counts on two. */
const triage = async (desk: BenchDesk): Promise<Metrics> => {
  const texts = starterTexts();
  const vectors = await cachedVectors(texts.map(({ text }) => text));
  const { indexP50Ms, indexP99Ms } = indexTimes(texts.map((one, at) => ({ ...one, vector: vectors?.[at] ?? null })));
  return {
    ...(await benchTriage()),
    indexP50Ms: indexP50Ms!,
    indexP99Ms: indexP99Ms!,
    ...(await benchCorrection(desk)),
  };
};

const benches = {
  ingest: benchIngest,
  chat: benchChat,
  demo: benchDemo,
  clocks: benchClocks,
  offers: benchOffers,
  inbox: benchInbox,
  analytics: benchAnalytics,
  import: benchImport,
  triage,
};
/** Benches of the worker or the database alone. */
const withoutWeb = ["clocks", "analytics", "import"];

/** Benches of what runs in one process: no desk, no database. */
const alone: Record<string, (flags: string[]) => Metrics | Promise<Metrics>> = {
  similar: benchSimilar,
  calendar: benchCalendar,
  routing: benchRouting,
  forecast: benchForecast,
  repeats: benchRepeats,
  patterns: benchPatterns,
  policy: benchPolicy,
};

const [name, ...flags] = process.argv.slice(2).filter((a) => a !== "--");

function report(metrics: Metrics, postgres: string) {
  const lines = Object.entries(metrics).map(
    ([k, m]) => `${k.padEnd(22)}${m.value.toFixed(m.value < 10 ? 3 : 1)} ${m.unit} (n = ${m.n})`,
  );
  return { result: { name, machine: machine(postgres), metrics }, text: lines.join("\n") };
}

await runCommand(flags.includes("--json"), async () => {
  const bench = benches[name as keyof typeof benches];
  const single = Object.hasOwn(alone, name ?? "") ? alone[name!] : undefined;
  if (single) return report(await single(flags.filter((f) => f !== "--json")), "none");
  if (!bench) {
    const known = Object.keys({ ...benches, ...alone }).join(", ");
    throw new BatonError(
      "badInput",
      `There is no bench ${name ?? ""}: choose from ${known}`.replace("  ", " "),
      "NAME",
    );
  }
  const desk = await openBenchDesk({ hasWeb: !withoutWeb.includes(name!) });
  try {
    return report(await bench(desk, flags), desk.databaseVersion);
  } finally {
    await desk.close();
  }
});

import { writeFile } from "node:fs/promises";
import path from "node:path";
import { demoPassword } from "../../../prisma/seed/demo/people";
import { seedDemo } from "../../../prisma/seed/demo/seed";
import { starterPolicy } from "../../../prisma/seed/policies/starter";
import { installStarterModel } from "../../../prisma/seed/starterModel";
import { publishPolicy } from "../../commands/publishPolicy";
import { closeDatabase, db } from "../../db/client";
import { currentPolicyVersion } from "../../db/policies";
import { systemActor } from "../../domain/vocabulary";
import { env } from "../../env";

/** Makes a migrated database ready to serve, once: trains the starter model, then seeds the demo (on Baton's own embedded
 *  database, or with `--demo`) or publishes the starter policy. Running it again changes nothing. */
const isDemo = process.env.BATON_DATABASE === "embedded" || process.argv.includes("--demo");
const say = (line: string) => console.log(line);

async function prepare(): Promise<void> {
  await db.$executeRaw`SELECT ensure_event_partitions((baton_now() - interval '4 months')::date, 8)`;
  const trained = await installStarterModel();
  if (trained) say(`Trained the starter model on ${trained.examples} sentences in ${trained.seconds.toFixed(1)} s`);
  if ((await currentPolicyVersion()) !== null) return;
  if (isDemo) {
    await seedDemo((what) => say(`Seeding the demo: ${what}`));
    if (process.argv.includes("--no-note")) return;
    const lines = [
      "Sign in as lena@tessel.example (lead), maya@tessel.example (agent) or ada@tessel.example (admin);",
      `the password of all demo people is: ${demoPassword}`,
    ];
    await writeFile(path.join(env.BATON_DATA, "signin.txt"), `${lines.join("\n")}\n`);
    return;
  }
  const note = "The starter policy";
  await publishPolicy({ document: starterPolicy(), note, actor: systemActor, origin: "system" });
  say("Published the starter policy");
}

try {
  await prepare();
} finally {
  await closeDatabase();
}

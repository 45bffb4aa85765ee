import { randomBytes } from "node:crypto";
import { Command } from "commander";
import { stringify } from "yaml";
import { z } from "zod";
import { hashPassword } from "../../auth/password";
import { type Scope, scopes } from "../../auth/permissions";
import { parseInput } from "../../channels/port";
import { type ChannelKind, channelKinds, createChannel, revokeChannel } from "../../commands/createChannel";
import { createKey } from "../../commands/createKey";
import { createAdmin } from "../../commands/createPerson";
import { rebuildAnalytics } from "../../db/analytics/rebuild";
import { db } from "../../db/client";
import { currentPolicyVersion } from "../../db/policies";
import { reportIntake } from "../../db/views/intakeReport";
import { replay } from "../../db/views/replay";
import { engineVersion } from "../../domain/decision/decide";
import { policyJsonSchema } from "../../domain/policy/document";
import { systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { exitCodes } from "./contract";
import { reportFlow } from "./historyCommands";
import { checkDocument, checkOutcome } from "./policyCheck";
import { readPolicyFile } from "./policyFile";
import { importPolicyFile, type PolicyImport } from "./policyImport";
import { action, runProgram, withJson } from "./program";
import { simulateFile } from "./simulateCommand";

const program = new Command("baton").description("Baton's command line. Works with and without a running desk.");
program.exitOverride().showHelpAfterError();

const key = program.command("key").description("keys for the API");
withJson(key.command("create"))
  .requiredOption("--scope <scopes>", `what the key may do: ${scopes.join(", ")} (comma-separated)`)
  .option("--name <name>", "what it is for", "command line")
  .action(
    action(async (options: { scope: string; name: string }) => {
      const wanted = options.scope.split(",").map((s) => s.trim());
      const unknown = wanted.find((s) => !scopes.includes(s as Scope));
      if (unknown !== undefined) {
        throw new BatonError("badInput", `There is no scope ${unknown}: choose from ${scopes.join(", ")}`, "scope");
      }
      const made = await createKey(options.name, wanted as Scope[], systemActor);
      return { result: made, text: `Key: ${made.key}\nIt is shown only now.` };
    }),
  );

const channel = program.command("channel").description("systems that hand messages over by webhook");
withJson(channel.command("create <kind>"))
  .option("--name <name>", "which system it is", "command line")
  .description(
    "make a signing secret: of a telephone system (phone), a playbook's action (action --name ID) or a webhook that alarms are sent to (destination --name ID)",
  )
  .action(
    action(async (kind: string, options: { name: string }) => {
      if (!channelKinds.includes(kind as ChannelKind)) {
        const text = `There is no channel ${kind} to create: choose ${channelKinds.join(", ")}`;
        throw new BatonError("badInput", text, "kind");
      }
      const made = await createChannel(kind as ChannelKind, options.name, systemActor);
      return { result: made, text: `Channel ${made.id}\nSecret: ${made.secret}\nIt is shown only now.` };
    }),
  );
withJson(channel.command("revoke <id>"))
  .description("refuse what is signed with a channel's secret from now on")
  .action(
    action(async (id: string) => {
      const channelId = parseInput(z.object({ id: z.uuid("id is not a channel's id") }), { id }).id;
      await revokeChannel(channelId, systemActor);
      return { result: { id: channelId }, text: `Channel ${channelId} is revoked.` };
    }),
  );

const admin = program.command("admin").description("people who run the desk");
withJson(admin.command("create"))
  .requiredOption("--email <email>", "the admin's e-mail address")
  .option("--name <name>", "the admin's name")
  .action(
    action(async (options: { email: string; name?: string }) => {
      const email = parseInput(z.object({ email: z.email("email is not an e-mail address") }), {
        email: options.email,
      }).email;
      const password = randomBytes(12).toString("base64url");
      const name = options.name ?? email.split("@")[0]!;
      const { id } = await createAdmin(
        { email, name, passwordHash: await hashPassword(password), tier: 1 },
        systemActor,
      );
      return {
        result: { id, email, password },
        text: `Admin ${email} created.\nPassword, shown only now: ${password}`,
      };
    }),
  );

const report = program.command("report").description("reports");
withJson(report.command("intake"))
  .option("--since <instant>", "only what came in since (ISO 8601)")
  .description("what came in through the channels and what became of it")
  .action(
    action(async (options: { since?: string }) => {
      const since = options.since === undefined ? null : new Date(options.since);
      if (since && Number.isNaN(since.getTime())) {
        throw new BatonError("badInput", "since is not an instant: write it like 2026-11-23T09:00:00Z", "since");
      }
      const result = await reportIntake(since);
      const text = Object.entries(result).map(([k, v]) => `${k.padEnd(12)}${v}`);
      return { result, text: text.join("\n") };
    }),
  );

const analytics = program.command("analytics").description("what analytics counts from");
withJson(analytics.command("rebuild"))
  .option("--rollups", "only the sums, from the tickets' facts as they are")
  .description("make the facts of all tickets and their sums anew from raw events; the desk may work meanwhile")
  .action(
    action(async (options: { rollups?: boolean }) => {
      const result = await rebuildAnalytics((text) => console.error(text), options.rollups === true);
      if (!result) throw new BatonError("conflict", "Another process is rebuilding analytics: wait until it is done.");
      const seconds = (result.factSeconds + result.rollupSeconds).toFixed(1);
      return { result, text: `Rebuilt in ${seconds} s; ${result.changed} of ${result.tickets} facts were made anew.` };
    }),
  );

withJson(report.command("flow"))
  .requiredOption("--source <source>", "imported or own")
  .option("--import <name>", "of one imported source only")
  .description("how tickets went from team to team, and how long they took")
  .action(action(reportFlow));

const replaying = program.command("replay").description("running again what was run before");
withJson(replaying.command("decision <id>"))
  .description("decide again from the facts a decision saw; exit 1 where the result is another")
  .action(
    action(async (given: string) => {
      const { id } = parseInput(z.object({ id: z.uuid("id is not a decision's id") }), { id: given });
      const result = await replay(id);
      const show = (x: unknown) => JSON.stringify(x);
      const lines = result.differences.map((d) => `${d.path}: was ${show(d.was)}, is ${show(d.is)}`);
      const text = result.identical
        ? `Identical, by policy version ${result.policyVersion} and model ${result.modelVersion}.`
        : `Decided by engine ${result.engineVersion}; this is engine ${engineVersion}.\n${lines.join("\n")}`;
      return { result, text, exitCode: result.identical ? exitCodes.fine : exitCodes.finding };
    }),
  );

const policy = program.command("policy").description("the policy document");

withJson(policy.command("schema"))
  .description("print the JSON Schema of the document")
  .action(action(async () => ({ result: policyJsonSchema(), text: JSON.stringify(policyJsonSchema(), null, 2) })));

withJson(policy.command("check <file>"))
  .description("check a document; exit 1 when it has errors")
  .action(
    action(async (file: string) => {
      return checkOutcome(await checkDocument(await readPolicyFile(file)));
    }),
  );

withJson(policy.command("export"))
  .option("--version <n>", "an older version")
  .option("--yaml", "as YAML")
  .description("print the document in force")
  .action(
    action(async (options: { version?: string; yaml?: boolean }) => {
      const version = options.version === undefined ? await currentPolicyVersion() : Number(options.version);
      const row = Number.isInteger(version)
        ? await db.policyVersion.findUnique({ where: { version: version! } })
        : null;
      if (!row)
        throw new BatonError("notFound", `There is no policy version ${options.version ?? ""}`.trim(), "version");
      const document = row.document as object;
      return { result: document, text: options.yaml ? stringify(document) : JSON.stringify(document, null, 2) };
    }),
  );

withJson(policy.command("import <file>"))
  .option("--note <note>", "why; needed to publish")
  .option("--reason <reason>", "why it is published over its warnings, where it has any")
  .option("--at-once", "what waits follows it at once, not with its next decision")
  .description("check a document and publish it")
  .action(action((file: string, options: PolicyImport) => importPolicyFile(file, options)));

withJson(program.command("simulate"))
  .requiredOption("--draft <file>", "the policy that is tried, JSON or YAML")
  .option("--from <day>", "first day (UTC) or instant; left out, 30 days, or all of an imported log")
  .option("--to <day>", "last day (UTC), which is in the period, or instant; left out, now")
  .option("--import <source>", "on an imported history instead of the desk's own")
  .description(
    "decide the past again under a draft and the policy in force; exit 1 where a ticket would have gone otherwise",
  )
  .action(action(simulateFile));

// The launcher runs these as programs of their own (evaluate.ts, history.ts); here they are named for the help.
program.command("evaluate").description("measure the engine on labelled files: evaluate triage, evaluate frustration");

program.command("import").description("logs of other systems: import history");
program.command("export").description("everything of one kind as CSV or JSON lines");

await runProgram(program);

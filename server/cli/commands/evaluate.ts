import { Command, CommanderError } from "commander";
import { evaluateFrustrationFiles, type FrustrationOptions } from "../evaluate/frustration";
import { evaluateTriageFiles, type TriageOptions } from "../evaluate/triage";
import { exitCodes, runCommand } from "./contract";

/** `baton evaluate …`: measures the engine on files. A program of its own, because it needs no database. */
const program = new Command("baton evaluate").description("measure the engine on labelled files; needs no database");
program.exitOverride().showHelpAfterError();

program
  .command("triage")
  .description("train on one file of labelled texts, measure on another")
  .requiredOption("--train <file>", "CSV with a header line")
  .requiredOption("--test <file>", "CSV with a header line")
  .option("--out-of-scope <file>", "CSV of texts that belong to none of the labels")
  .option("--text-column <name>", "column of the text (default: text)")
  .option("--label-column <name>", "column of the label (default: label)")
  .option("--out-of-scope-column <name>", "column of the out-of-scope text (default: text)")
  .option("--encoder <on|off>", "with the sentence encoder or the linear model alone", "on")
  .option("--per-class <n>", "train on the first n rows of each label only")
  .option("--json", "print the result as one JSON object on the last line")
  .action((options: TriageOptions & { json?: boolean }) =>
    runCommand(Boolean(options.json), () => evaluateTriageFiles(options)),
  );

program
  .command("frustration")
  .description("train on one file of texts with label numbers, measure on another")
  .requiredOption("--train <file>", "tab-separated without a header line: text, label numbers, id")
  .requiredOption("--test <file>", "the same")
  .requiredOption("--positive <numbers>", "label numbers that mean frustration, such as 2,3,9,10")
  .option("--encoder <on|off>", "with the sentence encoder or the linear model alone", "on")
  .option("--json", "print the result as one JSON object on the last line")
  .action((options: FrustrationOptions & { json?: boolean }) =>
    runCommand(Boolean(options.json), () => evaluateFrustrationFiles(options)),
  );

try {
  await program.parseAsync(process.argv.slice(process.argv[2] === "evaluate" ? 3 : 2), { from: "user" });
} catch (error) {
  // Commander has said what was wrong with the words already.
  if (!(error instanceof CommanderError)) throw error;
  if (error.exitCode !== 0 && process.argv.includes("--json")) {
    console.log(JSON.stringify({ error: { code: "badInput", field: null, message: error.message } }));
  }
  process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.badInput;
}

import { Command } from "commander";
import { exportFormats } from "../../domain/export/entities";
import { exportToFile } from "./exportCommand";
import { importHistory } from "./historyCommands";
import { action, runProgram, withJson } from "./program";

/** `baton import …` and `baton export …`. A program of its own, which loads no more than it needs: a file of a million rows wants the memory. */
const program = new Command("baton").description("Baton's command line. Works with and without a running desk.");
program.exitOverride().showHelpAfterError();

const bringing = program.command("import").description("logs of other systems");
withJson(bringing.command("history <file>"))
  .requiredOption("--map <file>", "how the log is read, in JSON (docs/history.md)")
  .option("--dry-run", "only say what would happen")
  .description("bring in a CSV log, plain or in gzip; done again it changes nothing, broken off it goes on")
  .action(action(importHistory));

withJson(program.command("export [entity]"))
  .option("--format <format>", exportFormats.join(" or "), "csv")
  .option("--out <file>", "into a file and not to the standard output")
  .description("everything of one kind that the desk knows; without a kind, their names")
  .action(action(exportToFile));

await runProgram(program);

import { type Command, CommanderError } from "commander";
import { exitCodes, type Outcome, runCommand } from "./contract";

/** What every program of the command line has in common. */
export const withJson = (command: Command): Command =>
  command.option("--json", "print the result as one JSON object on the last line");

export const action =
  <A extends unknown[]>(work: (...args: A) => Promise<Outcome>) =>
  (...args: A): Promise<void> => {
    const command = args.at(-1) as Command;
    return runCommand(Boolean(command.opts().json), () => work(...args));
  };

/** Runs the words of the command line; commander has said what was wrong with them already. */
export async function runProgram(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0 && process.argv.includes("--json")) {
      console.log(JSON.stringify({ error: { code: "badInput", field: null, message: error.message } }));
    }
    process.exitCode = error.exitCode === 0 ? exitCodes.fine : exitCodes.badInput;
  }
}

import { closeDatabase } from "../../db/client";
import { BatonError, isDatabaseGone, toPublicError } from "../../errors";

/** Exit codes of every command: fine, a finding or difference, bad input, environment. */
export const exitCodes = { fine: 0, finding: 1, badInput: 2, environment: 3 } as const;

export interface Outcome {
  /** Printed as one JSON object on the last line of stdout with `--json`. */
  result: object;
  /** What a person reads without it; empty where the command has printed its data itself. */
  text: string;
  exitCode?: number;
}

function exitCodeOf(error: unknown): number {
  if (isDatabaseGone(error)) return exitCodes.environment;
  return error instanceof BatonError && error.code !== "internal" ? exitCodes.badInput : exitCodes.environment;
}

/** Runs a command by the contract: result on stdout, everything else on stderr, the exit code says which kind of end. */
export async function runCommand(isJson: boolean, work: () => Promise<Outcome>): Promise<void> {
  try {
    const { result, text, exitCode = exitCodes.fine } = await work();
    if (isJson || text !== "") console.log(isJson ? JSON.stringify(result) : text);
    process.exitCode = exitCode;
  } catch (error) {
    const { code, message, field } = toPublicError(error);
    if (code === "internal") console.error(error);
    if (isJson) console.log(JSON.stringify({ error: { code, field, message } }));
    else console.error(field ? `${field}: ${message}` : message);
    process.exitCode = exitCodeOf(error);
  } finally {
    await closeDatabase();
  }
}

import { type ChildProcess, spawn } from "node:child_process";
import { setPriority } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const beatEveryMs = 10_000;
const children = new Set<ChildProcess>();
let isStopping = false;

/** A file below `server/jobs` that is run with these arguments. */
export interface Program {
  file: string;
  args: string[];
  /** For Node itself. */
  flags?: readonly string[];
  /** 0 to 19: how much others go first on a busy machine. */
  niceness: number;
  /** Says that it lives, and whether its work is still its own. */
  beat: () => Promise<boolean>;
}

/** What became of it: it did its work, the worker ends before it has, or it broke off and said why. */
export type ProgramEnd = { how: "done" } | { how: "stopped" } | { how: "brokeOff"; code: number | null; said: string };

/** Runs a program as a process of its own, so that what computes for seconds holds up no loop of the worker. */
export function runProgram({ file, args, flags = [], niceness, beat }: Program): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    if (isStopping) return resolve({ how: "stopped" });
    const program = path.join(root, "server/jobs", file);
    const child = spawn(
      process.execPath,
      [...flags, "--import", "tsx", "--conditions=react-server", program, ...args],
      {
        cwd: root,
        stdio: ["ignore", "inherit", "pipe"],
      },
    );
    children.add(child);
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    if (child.pid) setPriority(child.pid, niceness);
    // From here, because what computes has no moment for it; nor does it go on once its work is another process's.
    const beating = setInterval(async () => {
      const isOwn = await beat().catch(() => true);
      if (!isOwn) child.kill("SIGKILL");
    }, beatEveryMs);
    child.once("error", (error) => {
      said = error.message;
    });
    child.once("close", (code) => {
      clearInterval(beating);
      children.delete(child);
      if (code === 0) resolve({ how: "done" });
      else resolve(isStopping ? { how: "stopped" } : { how: "brokeOff", code, said });
    });
  });
}

/** Ends what is under way, for good; whoever looks next takes it up again. */
export function stopPrograms(): void {
  isStopping = true;
  for (const child of children) child.kill("SIGTERM");
}

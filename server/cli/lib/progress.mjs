import { createWriteStream } from "node:fs";

// Long steps are said when they begin, with the time they took when they end. A command whose stdout is data
// (`baton … --json`) has its steps said on stderr.
let out = process.stdout;

export const sayOnStderr = () => {
  out = process.stderr;
};
export const sayNothing = () => {
  out = createWriteStream("/dev/null");
};

export const say = (line) => out.write(`${line}\n`);

/** `Building (app/page.tsx changed)… 18 s` */
export async function step(what, work) {
  const started = performance.now();
  out.write(`${what}… `);
  try {
    const result = await work();
    out.write(`${seconds(performance.now() - started)}\n`);
    return result;
  } catch (error) {
    out.write("failed\n");
    throw error;
  }
}

export const seconds = (ms) => (ms < 9950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

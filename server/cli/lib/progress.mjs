// Long steps are said when they begin, with the time they took when they end. A command whose stdout is data
// (`baton … --json`) has its steps said on stderr.
let out = process.stdout;

export const sayOnStderr = () => {
  out = process.stderr;
};

// While a step's line waits for its time, other words break it off; the time then gets a line of its own.
let waiting = false;

export function say(line) {
  out.write(`${waiting ? "\n" : ""}${line}\n`);
  waiting = false;
}

/** `Building (app/page.tsx changed)… 18 s` */
export async function step(what, work) {
  const started = performance.now();
  out.write(`${what}… `);
  waiting = true;
  const close = (how) => {
    out.write(waiting ? `${how}\n` : `${what}: ${how}\n`);
    waiting = false;
  };
  try {
    const result = await work();
    close(seconds(performance.now() - started));
    return result;
  } catch (error) {
    close("failed");
    throw error;
  }
}

export const seconds = (ms) => (ms < 9950 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 1000)} s`);

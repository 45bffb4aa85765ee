type Part = "web-a" | "web-b" | "worker" | "database";

const variable = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run through playwright.config.ts, whose global setup sets it.`);
  return value;
};

/** The product under test: two web processes on one database, one worker; `stop("worker")` and the like for a part. */
export const stack = {
  get urlA() {
    return variable("E2E_URL_A");
  },
  get urlB() {
    return variable("E2E_URL_B");
  },
  get databaseUrl() {
    return variable("E2E_DATABASE_URL");
  },
  /** Its data folder: secrets.json, signin.txt; with it as BATON_DATA the `baton` command works on this copy. */
  get dataFolder() {
    return variable("E2E_DATA");
  },
  start: (part: Part) => control(part, "start"),
  stop: (part: Part) => control(part, "stop"),
  kill: (part: Exclude<Part, "database">) => control(part, "kill"),
};

async function control(part: Part, action: "start" | "stop" | "kill"): Promise<void> {
  const answer = await fetch(`${variable("E2E_CONTROL_URL")}/${part}/${action}`, { method: "POST" });
  if (!answer.ok) throw new Error(`${action} ${part}: ${answer.status} ${await answer.text()}`);
}

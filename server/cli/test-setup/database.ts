import pg from "pg";

export type TestDatabase = { url: string; drop: () => Promise<void> };

let made = 0;

/** An empty, migrated database of one's own, copied from the template that the global setup made. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = process.env.BATON_TEST_ADMIN_URL;
  const template = process.env.BATON_TEST_TEMPLATE;
  if (!adminUrl || !template) throw new Error("No template database: run with vitest --project db.");
  const name = `baton_test_${process.pid}_${++made}`;
  await asAdmin(adminUrl, async (admin) => {
    await dropLeftovers(admin);
    await admin.query(`create database ${name} template ${template}`);
  });
  return {
    url: withDatabase(adminUrl, name),
    // Not by force: that would end connections of the app's own pool, which rightly reports it as an error. What is
    // still in use is dropped by the next file (dropLeftovers).
    drop: () => asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name}`).then(undefined, () => {})),
  };
}

export function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.toString();
}

async function asAdmin(url: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

/** Each test file runs in a process of its own; databases of processes that have ended are dropped. */
async function dropLeftovers(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ datname: string }>(
    "select datname from pg_database where datname like 'baton\\_test\\_%\\_%'",
  );
  for (const { datname } of rows) {
    const pid = Number(/^baton_test_(\d+)_/.exec(datname)?.[1]);
    if (pid && !isAlive(pid)) await admin.query(`drop database if exists ${datname} with (force)`).catch(() => {});
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

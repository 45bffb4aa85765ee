import { Failure } from "./failure.mjs";

const OLDEST = 14;

/** Asks a server named by DATABASE_URL whether it can be used; throws one sentence, never with the password. */
export async function checkDatabase(url) {
  const { default: pg } = await import("pg");
  let place;
  try {
    const { hostname, port, pathname, protocol } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol)) throw new Error();
    place = `${hostname || "the local socket"}:${port || 5432}${pathname}`;
  } catch {
    throw new Failure(
      "DATABASE_URL is not a postgresql:// URL; write it as postgresql://USER:PASSWORD@HOST:5432/DATABASE.",
    );
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("show server_version_num");
    const major = Math.floor(Number(rows[0].server_version_num) / 10_000);
    if (major < OLDEST)
      throw new Failure(`The database at ${place} is PostgreSQL ${major}; Baton needs ${OLDEST} or newer.`);
  } catch (error) {
    throw error instanceof Failure
      ? error
      : new Failure(`The database at ${place} (DATABASE_URL) cannot be used: ${reason(error)}.`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

function reason(error) {
  const known = {
    ECONNREFUSED: "nobody listens there",
    ENOTFOUND: "there is no such host",
    EAI_AGAIN: "the host's name cannot be resolved",
    "28P01": "user or password is wrong",
    28000: "this user may not connect",
    "3D000": "there is no such database",
    "57P03": "it is starting up or shutting down",
  };
  return known[error.code] ?? (/timeout/i.test(error.message) ? "it does not answer" : error.message || error.code);
}

// The database connection of our schema engine: @prisma/adapter-pg with the faults worked around that
// would otherwise hurt migrations (each says which).
import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import pg from "pg";

// Introspection reads catalog types that adapter-pg has no mapping for: "char" (18), name (19) and the reg* types
// arrive as text (25), their arrays as text[] (1009).
const MAPPED_TYPE = { 18: 25, 19: 25, 24: 25, 2205: 25, 2206: 25, 1003: 1009, 2210: 1009, 2211: 1009 };
const CHAR_OID = 18;
const COLUMN_TYPE_CHARACTER = 6; // ColumnTypeEnum.Character: what the engine wants a "char" to be

/** Connection settings from a postgres URL, also with `?host=/socket` and `?sslmode=`. */
export function connectionConfig(url) {
  const parsed = new URL(url);
  const sslmode = parsed.searchParams.get("sslmode");
  const encrypted = sslmode && sslmode !== "disable" && sslmode !== "prefer";
  return {
    host:
      parsed.searchParams.get("host") ?? (decodeURIComponent(parsed.hostname).replace(/^\[|\]$/g, "") || "localhost"),
    port: Number(parsed.port || 5432),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database: decodeURIComponent(parsed.pathname.slice(1)) || "postgres",
    ...(encrypted ? { ssl: { rejectUnauthorized: sslmode.startsWith("verify") } } : {}),
  };
}

/** Runs one statement on a connection of its own. */
export async function runOnce(config, sql) {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function patchTypes(connection) {
  let proto = connection;
  while (proto && !Object.hasOwn(proto, "performIO")) proto = Object.getPrototypeOf(proto);
  if (!proto || proto.batonPatched) return;
  const { performIO, queryRaw } = proto;
  proto.performIO = async function (query) {
    const result = await performIO.call(this, query);
    const characters = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID === CHAR_OID) characters.push(index);
      field.dataTypeID = MAPPED_TYPE[field.dataTypeID] ?? field.dataTypeID;
    }
    if (result.rows) Object.defineProperty(result.rows, "batonCharacters", { value: characters });
    return result;
  };
  proto.queryRaw = async function (query) {
    const result = await queryRaw.call(this, query);
    for (const index of result.rows?.batonCharacters ?? []) result.columnTypes[index] = COLUMN_TYPE_CHARACTER;
    return result;
  };
  proto.batonPatched = true;
}

function patched(connection) {
  patchTypes(connection);
  // adapter-pg splits a script at every ";", which breaks PL/pgSQL bodies, DO blocks and string literals.
  // The native engine sends it whole through the simple-query protocol; so do we.
  connection.executeScript = async function (script) {
    try {
      await this.client.query(script);
    } catch (error) {
      this.onError(error);
    }
  };
  return connection;
}

/** The adapter for the engine; `shadowUrl` names an existing shadow database, else one is made and dropped. */
export function engineAdapter(url, shadowUrl) {
  const schema = new URL(url).searchParams.get("schema") ?? undefined;
  const config = connectionConfig(url);
  // Not { connectionString }: adapter-pg opens its shadow database with { ...config, database: shadow }, and
  // node-postgres lets connectionString win over database, so the replay would hit (and empty) the MAIN database.
  const factory = new PrismaPg(config, { schema });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => patched(await connect());
  // adapter-pg drops its shadow database before it closes its own pool ("being accessed by other users"), so make
  // and drop it here. TEMPLATE template0: template1 may hold objects of the site's own.
  factory.connectToShadowDb = async () => {
    if (shadowUrl) return patched(await new PrismaPg(connectionConfig(shadowUrl), { schema }).connect());
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    await runOnce(config, `CREATE DATABASE "${name}" TEMPLATE template0`);
    const connection = await new PrismaPg({ ...config, database: name }, { schema }).connect();
    const dispose = connection.dispose.bind(connection);
    connection.dispose = async () => {
      await dispose();
      await runOnce(config, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    };
    return patched(connection);
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

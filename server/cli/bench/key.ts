import type pg from "pg";
import { hashKey } from "../../auth/apiKey";
import { newId } from "../../commands/ids";

/** A key for the API that lives as long as its database. */
export async function makeKey(db: pg.Client): Promise<string> {
  const key = "baton_bench_key_that_lives_as_long_as_its_database";
  await db.query("INSERT INTO api_key (id, name, prefix, hash, scopes) VALUES ($1, 'bench', 'baton_bench', $2, $3)", [
    newId(),
    hashKey(key),
    ["messages:write"],
  ]);
  return key;
}

import { type Dim, dims } from "../../domain/analytics/fact";
import { dimNumber, groupNumber } from "../../domain/analytics/sums";
import { channels, segments } from "../../domain/vocabulary";
import { type Client, reading, rowsOf } from "./pool";
import { valuesFor } from "./values";

/** What a value is called; a team, issue type or person that is gone keeps the name it had, and one of another system its own. */
export interface Labels {
  names: Record<"team" | "issueType" | "person", Record<string, string>>;
  /** By what can be filtered: whatever was counted once. */
  values: Record<Dim, string[]>;
}

/** Numbers of the values that stand first in a pair with a person: of every ticket's. */
const firstOf = (client: Client, dim: Dim) =>
  rowsOf<{ x: number }>(
    client,
    `SELECT DISTINCT x FROM rollup WHERE gen = (SELECT gen FROM rollup_state) AND grp = $1 AND x_dim = $2 AND y_dim = $3`,
    [groupNumber("tickets"), dimNumber(dim), dimNumber("person")],
  );

export const readLabels = (): Promise<Labels> =>
  reading(async (client) => {
    const named = (table: string) => rowsOf<{ id: string; name: string }>(client, `SELECT id, name FROM ${table}`);
    const [teams, issueTypes, people] = [await named("team"), await named("issue_type"), await named("person")];
    const of = (rows: { id: string; name: string }[]) => Object.fromEntries(rows.map((r) => [r.id, r.name]));
    const values = {} as Record<Dim, string[]>;
    for (const dim of dims) {
      const ids = dim === "person" ? [] : (await firstOf(client, dim)).map((r) => r.x);
      const textOf = await valuesFor(client, ids);
      values[dim] = ids.flatMap((id) => textOf(id) ?? []);
    }
    values.person = people.map((p) => p.id);
    const order: Partial<Record<Dim, readonly string[]>> = { segment: segments, channel: channels };
    for (const dim of dims) {
      const list = order[dim];
      values[dim].sort((a, b) => (list ? list.indexOf(a) - list.indexOf(b) : a < b ? -1 : 1));
    }
    return { names: { team: of(teams), issueType: of(issueTypes), person: of(people) }, values };
  });

import { requireKey } from "../../auth/apiKey";
import { spend } from "../../auth/limits";
import { accountFacts, accountId } from "../../channels/accountFacts";
import { parseInput } from "../../channels/port";
import { recordUsage } from "../../commands/accounts/recordUsage";
import { sayFacts } from "../../commands/accounts/setFacts";
import { syncTime } from "../../db/time";
import { readJson, respond } from "./respond";

const maxFactsBytes = 16 * 1024;
const maxUsageBytes = 1024 * 1024;

/** Says facts of an account. The same request again changes nothing; it confirms them. */
export function putAccount(request: Request, externalId: string): Promise<Response> {
  return respond(async () => {
    const { id } = await requireKey(request.headers.get("authorization"), "accounts:write");
    await spend("accountFacts", id);
    const account = parseInput(accountId, externalId);
    const facts = parseInput(accountFacts, await readJson(request, maxFactsBytes));
    const by = { source: "api", actor: { kind: "apiKey", id } } as const;
    const set = await sayFacts({ externalId: account, facts }, by, await syncTime());
    const body = { id: set.id, externalId: set.externalId, changed: set.changes.map((c) => c.name) };
    return Response.json(body, { status: set.isNew ? 201 : 200 });
  });
}

/** Keeps measures, features and events of accounts; says row by row what it refused. */
export function postUsage(request: Request): Promise<Response> {
  return respond(async () => {
    const { id } = await requireKey(request.headers.get("authorization"), "usage:write");
    await spend("usage", id);
    const answer = await recordUsage(await readJson(request, maxUsageBytes), await syncTime());
    return Response.json(answer);
  });
}

import { createHash } from "node:crypto";
import { readJson, respond } from "@/server/api/rest/respond";
import { requireKey } from "@/server/auth/apiKey";
import { maxMessageBytes, parseMessage } from "@/server/channels/port";
import { ingestMessage } from "@/server/commands/ingestMessage";
import { requestPlan } from "@/server/commands/planWaiting";
import { BatonError } from "@/server/errors";
import { log } from "@/server/log";

export const dynamic = "force-dynamic";

// Escapes can blow a text up sixfold in JSON; what counts is the text itself, checked after parsing.
const maxBodyBytes = 6 * maxMessageBytes + 8192;

function idempotencyOf(request: Request, keyId: string, body: unknown) {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (key.length < 1 || key.length > 200) {
    throw new BatonError("badInput", "Idempotency-Key must have 1 to 200 characters.", "Idempotency-Key");
  }
  return { keyId, key, requestHash: createHash("sha256").update(JSON.stringify(body)).digest("base64url") };
}

/** Receives a message. 202 after the commit: it is kept, decided and in its queue; offering follows at once. */
export function POST(request: Request): Promise<Response> {
  return respond(async () => {
    const { id } = await requireKey(request.headers.get("authorization"), "messages:write");
    const body = await readJson(request, maxBodyBytes);
    const message = parseMessage(body);
    const receipt = await ingestMessage(message, {
      actor: { kind: "apiKey", id },
      idempotency: idempotencyOf(request, id, body),
    });
    requestPlan().catch((error) => log.error({ err: error }, "planning failed; the worker's sweep will repeat it"));
    return Response.json(receipt, { status: 202 });
  });
}

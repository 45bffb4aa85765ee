import { createHash } from "node:crypto";
import { requireKey } from "../../auth/apiKey";
import { maxMessageBytes, parseMessage } from "../../channels/port";
import { requestWork } from "../../commands/assistant/runAssistant";
import { ingestMessage } from "../../commands/ingestMessage";
import { BatonError } from "../../errors";
import { log } from "../../log";
import { readJson, respond } from "./respond";

// Escapes can blow a text up sixfold in JSON; what counts is the text itself, checked after parsing.
export const maxBodyBytes = 6 * maxMessageBytes + 8192;

function idempotencyOf(request: Request, keyId: string, body: unknown) {
  const key = request.headers.get("idempotency-key");
  if (key === null) return undefined;
  if (key.length < 1 || key.length > 200) {
    throw new BatonError("badInput", "Idempotency-Key must have 1 to 200 characters.", "Idempotency-Key");
  }
  return { keyId, key, requestHash: createHash("sha256").update(JSON.stringify(body)).digest("base64url") };
}

/** Receives a message. 202 after the commit: it is kept, decided and has an owner; answering and offering follow at once. */
export function postMessage(request: Request): Promise<Response> {
  return respond(async () => {
    const { id } = await requireKey(request.headers.get("authorization"), "messages:write");
    const body = await readJson(request, maxBodyBytes);
    const message = parseMessage(body);
    const receipt = await ingestMessage(message, {
      actor: { kind: "apiKey", id },
      idempotency: idempotencyOf(request, id, body),
    });
    requestWork().catch((error) => log.error({ err: error }, "answering or planning failed; the worker repeats it"));
    return Response.json(receipt, { status: 202 });
  });
}

import { requireSignature } from "../../auth/webhook";
import { receiveCall } from "../../commands/receiveCall";
import { maxBodyBytes } from "./messages";
import { parseJson, readText, respond } from "./respond";

/** Receives the transcript of a call from a telephone system. 202 after the commit: it is kept, decided and in its queue. */
export function postCall(request: Request): Promise<Response> {
  return respond(async () => {
    const body = await readText(request, maxBodyBytes);
    const delivery = await requireSignature("phone", request.headers, body);
    return Response.json(await receiveCall(parseJson(body), delivery), { status: 202 });
  });
}

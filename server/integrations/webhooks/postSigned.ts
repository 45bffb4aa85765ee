import http from "node:http";
import https from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { Webhook } from "standardwebhooks";
import { env } from "../../env";
import { log } from "../../log";

/** What became of a request: its answer, or why there is none. */
export type Posted =
  | { kind: "answered"; body: string }
  | { kind: "timedOut" | "unreachable" | "badAnswer" | "forbiddenAddress" };

/** The most an answer may weigh, in bytes. */
const maxAnswer = 64 * 1024;

const sign = (secrets: readonly string[], id: string, at: Date, body: string) =>
  secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" ");

/** Private, loopback and link-local addresses are out of reach whatever name leads to them, judged at the moment of
 *  connecting, so that a name cannot change its address in between. `BATON_ALLOWED_PRIVATE_ADDRESSES` lists exceptions. */
function guardedAgent(url: string): http.Agent {
  const options = { allowIPAddressList: env.BATON_ALLOWED_PRIVATE_ADDRESSES };
  return url.startsWith("https:") ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options);
}

/** The guard's refusal is an error like any other, told apart by its words. */
const isForbidden = (error: Error) => /IP address|is not allowed/i.test(error.message);

function kindOf(error: Error): Exclude<Posted["kind"], "answered"> {
  if (error.name === "AbortError" || error.name === "TimeoutError") return "timedOut";
  return isForbidden(error) ? "forbiddenAddress" : "unreachable";
}

/** Posts JSON, signed as Standard Webhooks has it. Follows no redirect, reads no more than 64 kB, never throws. */
export function postSigned(
  url: string,
  { id, secrets, timeoutMs }: { id: string; secrets: readonly string[]; timeoutMs: number },
  payload: object,
): Promise<Posted> {
  const body = JSON.stringify(payload);
  const at = new Date();
  const headers = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Baton",
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": sign(secrets, id, at, body),
  };
  return new Promise((resolve) => {
    const fail = (error: Error) => {
      const kind = kindOf(error);
      log.warn({ err: error, url: new URL(url).origin, kind }, "a webhook was not answered");
      resolve({ kind });
    };
    try {
      const { request } = url.startsWith("https:") ? https : http;
      const sent = request(url, {
        method: "POST",
        headers,
        agent: guardedAgent(url),
        signal: AbortSignal.timeout(timeoutMs),
      });
      sent.on("error", fail);
      sent.on("response", (answer) => {
        const parts: Buffer[] = [];
        let size = 0;
        answer.on("data", (part: Buffer) => {
          size += part.length;
          if (size > maxAnswer) {
            resolve({ kind: "badAnswer" });
            sent.destroy();
          } else parts.push(part);
        });
        answer.on("error", fail);
        answer.on("end", () => {
          const isFine = answer.statusCode !== undefined && answer.statusCode >= 200 && answer.statusCode < 300;
          resolve(isFine ? { kind: "answered", body: Buffer.concat(parts).toString("utf8") } : { kind: "badAnswer" });
        });
      });
      sent.end(body);
    } catch (error) {
      fail(error as Error);
    }
  });
}

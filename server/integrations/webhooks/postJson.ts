import http from "node:http";
import https from "node:https";
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from "request-filtering-agent";
import { env } from "../../env";
import { log } from "../../log";

/** What became of a request: its answer, or why there is none that can be used: another status than 2xx, or too long. */
export type Posted =
  | { kind: "answered"; status: number; body: string }
  | { kind: "badAnswer"; status: number }
  | { kind: "timedOut" | "unreachable" | "forbiddenAddress" };

export interface PostOptions {
  timeoutMs: number;
  headers?: Record<string, string>;
  /** Breaks the request off, which then counts as timed out. */
  signal?: AbortSignal;
}

/** The most an answer may weigh, in bytes. */
const maxAnswer = 64 * 1024;

/** Private, loopback and link-local addresses are out of reach whatever name leads to them, judged at the moment of
 *  connecting, so that a name cannot change its address in between. `BATON_ALLOWED_PRIVATE_ADDRESSES` lists exceptions. */
function guardedAgent(url: string): http.Agent {
  const options = { allowIPAddressList: env.BATON_ALLOWED_PRIVATE_ADDRESSES };
  return url.startsWith("https:") ? new RequestFilteringHttpsAgent(options) : new RequestFilteringHttpAgent(options);
}

/** The guard's refusal is an error like any other, told apart by its words. */
const isForbidden = (error: Error) => /IP address|is not allowed/i.test(error.message);

function kindOf(error: Error): "timedOut" | "unreachable" | "forbiddenAddress" {
  if (error.name === "AbortError" || error.name === "TimeoutError") return "timedOut";
  return isForbidden(error) ? "forbiddenAddress" : "unreachable";
}

/** Posts a body of JSON. Follows no redirect, reads no more than 64 kB, never throws. */
export function postJson(url: string, body: string, { timeoutMs, headers, signal }: PostOptions): Promise<Posted> {
  const all = {
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    "user-agent": "Baton",
    ...headers,
  };
  const limit = AbortSignal.timeout(timeoutMs);
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
        headers: all,
        agent: guardedAgent(url),
        signal: signal ? AbortSignal.any([limit, signal]) : limit,
      });
      sent.on("error", fail);
      sent.on("response", (answer) => {
        const parts: Buffer[] = [];
        const status = answer.statusCode ?? 0;
        let size = 0;
        answer.on("data", (part: Buffer) => {
          size += part.length;
          if (size > maxAnswer) {
            resolve({ kind: "badAnswer", status });
            sent.destroy();
          } else parts.push(part);
        });
        answer.on("error", fail);
        answer.on("end", () => {
          if (status < 200 || status >= 300) resolve({ kind: "badAnswer", status });
          else resolve({ kind: "answered", status, body: Buffer.concat(parts).toString("utf8") });
        });
      });
      sent.end(body);
    } catch (error) {
      fail(error as Error);
    }
  });
}

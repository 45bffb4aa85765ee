import { Webhook } from "standardwebhooks";
import { type Posted, postJson } from "./postJson";

const sign = (secrets: readonly string[], id: string, at: Date, body: string) =>
  secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(" ");

export interface SignedOptions {
  id: string;
  secrets: readonly string[];
  timeoutMs: number;
  signal?: AbortSignal;
}

/** Posts JSON, signed as Standard Webhooks has it, under the same guard as `postJson`. */
export function postSigned(
  url: string,
  { id, secrets, timeoutMs, signal }: SignedOptions,
  payload: object,
): Promise<Posted> {
  const body = JSON.stringify(payload);
  const at = new Date();
  const headers = {
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": sign(secrets, id, at, body),
  };
  return postJson(url, body, { timeoutMs, headers, signal });
}

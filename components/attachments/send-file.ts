import type { Attached, UploadBy } from "./types";

export type Sent = { ok: true; attached: Attached } | { ok: false; message: string | null };

function addressOf(name: string, who: UploadBy): string {
  const query = new URLSearchParams({ name });
  if ("token" in who) query.set("token", who.token);
  else if (who.by === "agent") query.set("by", "agent");
  return `/api/attachments?${query}`;
}

function answerOf(request: XMLHttpRequest): Sent {
  const answer = request.response as (Attached & { error?: { message?: string } }) | null;
  if (request.status === 201 && answer) return { ok: true, attached: answer };
  return { ok: false, message: answer?.error?.message ?? null };
}

/** Sends a file and tells how far it is; ends in an answer, whatever happens. Without a message nobody answered. Not `fetch`,
 *  which does not say how much of a body has left. */
export function sendFile(
  file: File,
  who: UploadBy,
  onPart: (part: number) => void,
  signal: AbortSignal,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const fail = () => resolve({ ok: false, message: null });
    request.open("POST", addressOf(file.name, who));
    request.responseType = "json";
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => onPart(event.total > 0 ? event.loaded / event.total : 0);
    request.onload = () => resolve(answerOf(request));
    request.onerror = fail;
    request.onabort = fail;
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

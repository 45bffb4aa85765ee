import { BatonError, toPublicError } from "../../errors";
import { log } from "../../log";

/** Runs a REST handler; whatever it throws becomes `{error:{code,message,field}}` with the status of its code. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const known = toPublicError(error);
    if (known.code === "internal" || known.code === "unavailable") log.error({ err: error }, "a request failed");
    const { code, message, field } = known;
    const headers: Record<string, string> = known.code === "unavailable" ? { "retry-after": "5" } : {};
    return Response.json({ error: { code, message, field } }, { status: known.status, headers });
  }
}

/** The body of a request of at most `maxBytes`, read only that far. */
export async function readBytes(
  request: Request,
  maxBytes: number,
  tooLarge = () => new BatonError("tooLarge", `The request is larger than ${Math.floor(maxBytes / 1024)} kB.`),
): Promise<Buffer<ArrayBuffer>> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export async function readText(request: Request, maxBytes: number): Promise<string> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new BatonError("badInput", "The body is not UTF-8 text: send JSON in UTF-8.");
  }
}

export const readJson = async (request: Request, maxBytes: number) => parseJson(await readText(request, maxBytes));

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BatonError("badInput", "The body is not valid JSON.");
  }
}

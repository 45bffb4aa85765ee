import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText } from "ai";
import { env } from "../../env";
import { log } from "../../log";
import type { LanguageAnswer, LanguageFailure, LanguageTask } from "./port";
import { promptOf } from "./prompt";

const timeoutMs = 8_000;
/** The log is ours; the SDK would write to the console. */
(globalThis as { AI_SDK_LOG_WARNINGS?: boolean }).AI_SDK_LOG_WARNINGS = false;

/** The name of the language model, null where none is configured: then nothing here opens a connection. */
export function languageModelName(): string | null {
  if (!env.BATON_LANGUAGE_MODEL_URL) return null;
  if (env.BATON_LANGUAGE_MODEL_NAME) return env.BATON_LANGUAGE_MODEL_NAME;
  throw new Error(
    "BATON_LANGUAGE_MODEL_NAME is not set. Set it to the name of the model to ask, or unset the address.",
  );
}

/** The JSON in an answer, with or without a fence around it; undefined where there is none. */
function jsonIn(text: string): unknown {
  const inner = /```(?:json)?\s*([\s\S]*?)```/.exec(text)?.[1] ?? text;
  try {
    return JSON.parse(inner.trim());
  } catch {
    return undefined;
  }
}

/** Errors of the SDK carry the prompt, and so customers' words: only their kind leaves this function. */
function failureOf(error: unknown, isLate: boolean): { why: LanguageFailure; detail: string } {
  if (isLate) return { why: "late", detail: `no answer within ${timeoutMs} ms` };
  if (APICallError.isInstance(error)) {
    const status = error.statusCode ?? 0;
    const isOdd = status >= 200 && status < 300;
    return { why: isOdd ? "unusable" : "unreachable", detail: status === 0 ? "no connection" : `HTTP ${status}` };
  }
  return { why: "unusable", detail: error instanceof Error ? error.name : "unknown" };
}

async function askOnce<T>(task: LanguageTask<T>, model: string, baseURL: string): Promise<LanguageAnswer<T>> {
  const provider = createOpenAICompatible({ name: "baton", baseURL, apiKey: env.BATON_LANGUAGE_MODEL_KEY });
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const { text, finishReason } = await generateText({
      model: provider(model),
      ...promptOf(task),
      temperature: 0.2,
      maxOutputTokens: task.maxTokens,
      maxRetries: 0,
      abortSignal: signal,
    });
    if (finishReason === "content-filter") return { ok: false, why: "refused", detail: finishReason };
    const json = jsonIn(text);
    if (json === undefined) return { ok: false, why: "unusable", detail: "no JSON" };
    const parsed = task.schema.safeParse(json);
    if (parsed.success) return { ok: true, value: parsed.data, model };
    return { ok: false, why: "unusable", detail: parsed.error.issues[0]?.message ?? "schema" };
  } catch (error) {
    return { ok: false, ...failureOf(error, signal.aborted) };
  }
}

/** Asks the configured language model once. Total: whatever goes wrong is an answer with the reason, and a line in the log. */
export async function askLanguageModel<T>(task: LanguageTask<T>): Promise<LanguageAnswer<T>> {
  const url = env.BATON_LANGUAGE_MODEL_URL;
  const model = languageModelName();
  if (!url || model === null) return { ok: false, why: "off", detail: "not configured" };
  const began = performance.now();
  const answer = await askOnce(task, model, url);
  const ms = Math.round(performance.now() - began);
  if (answer.ok) log.info({ model, ms }, "the language model answered");
  else
    log.warn(
      { model, ms, why: answer.why, detail: answer.detail },
      "no usable text of the language model; going on without",
    );
  return answer;
}

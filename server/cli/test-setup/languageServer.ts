import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  path: string;
  authorization: string | undefined;
  system: string;
  prompt: string;
}

/** What the server does with a request: a text to answer with, or something worse. */
export type Behaviour = { say: string } | { status: number } | { raw: string } | { filter: true } | { hang: true };

/** A server on the loopback that speaks the OpenAI-compatible protocol, and does what the test wants. */
export async function startLanguageServer() {
  const asked: Asked[] = [];
  const open = new Set<ServerResponse>();
  const state: { behaviour: Behaviour } = { behaviour: { say: "{}" } };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString()) as { messages: { role: string; content: string }[] };
    const of = (role: string) => body.messages.find((m) => m.role === role)?.content ?? "";
    const { url = "", headers } = request;
    asked.push({ path: url, authorization: headers.authorization, system: of("system"), prompt: of("user") });
    const { behaviour } = state;
    const json = (status: number, content: string) =>
      response.writeHead(status, { "content-type": "application/json" }).end(content);
    if ("hang" in behaviour) open.add(response);
    else if ("status" in behaviour) json(behaviour.status, JSON.stringify({ error: { message: "no", type: "error" } }));
    else if ("raw" in behaviour) json(200, behaviour.raw);
    else {
      const isFiltered = "filter" in behaviour;
      const message = { role: "assistant", content: isFiltered ? "" : behaviour.say };
      const choices = [{ index: 0, message, finish_reason: isFiltered ? "content_filter" : "stop" }];
      const usage = { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 };
      json(200, JSON.stringify({ id: "1", object: "chat.completion", created: 1, model: "test", choices, usage }));
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    behave: (behaviour: Behaviour) => {
      state.behaviour = behaviour;
    },
    stop: async () => {
      for (const response of open) response.destroy();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

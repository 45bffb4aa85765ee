import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** Real receivers on this machine, for what leaves the desk. */

export interface ReceivedPost {
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
}
export interface PostReceiver {
  url: string;
  seen: ReceivedPost[];
  /** What it does with the next requests. */
  answer: (post: ReceivedPost, response: ServerResponse) => void;
  close(): void;
}

/** A server that takes posts and answers 200 until told otherwise. */
export async function receivePosts(): Promise<PostReceiver> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (part) => {
      body += part;
    });
    request.on("end", () => {
      const post = { path: request.url ?? "", headers: request.headers, body };
      receiver.seen.push(post);
      receiver.answer(post, response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const receiver: PostReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen: [],
    answer: (_post, response) => response.end("ok"),
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}

export interface ReceivedMail {
  from: string;
  to: string[];
  source: string;
}
export interface MailReceiver {
  url: string;
  port: number;
  seen: ReceivedMail[];
  /** The code and words with which it refuses a recipient; null takes it. */
  refuse: (address: string) => [code: number, text: string] | null;
  close(): Promise<void>;
}

/** A mail server; on the port of an earlier one, where it is given, and for one user only, where there is a password. */
export async function receiveMail(port = 0, user?: { name: string; password: string }): Promise<MailReceiver> {
  const server = new SMTPServer({
    disabledCommands: user ? ["STARTTLS"] : ["AUTH", "STARTTLS"],
    allowInsecureAuth: true,
    authOptional: !user,
    onAuth({ username, password }, _session, done) {
      const isTheirs = username === user?.name && password === user?.password;
      done(isTheirs ? null : new Error("wrong user or password"), { user: username });
    },
    onRcptTo({ address }, _session, done) {
      const refused = receiver.refuse(address);
      done(refused ? Object.assign(new Error(refused[1]), { responseCode: refused[0] }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const source = Buffer.concat(parts).toString("utf8");
        receiver.seen.push({ from: mailFrom ? mailFrom.address : "", to: rcptTo.map((r) => r.address), source });
        done();
      });
    },
  });
  const listener = server.listen(port, "127.0.0.1");
  await once(listener, "listening");
  const taken = (listener.address() as AddressInfo).port;
  const receiver: MailReceiver = {
    url: `smtp://127.0.0.1:${taken}`,
    port: taken,
    seen: [],
    refuse: () => null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return receiver;
}

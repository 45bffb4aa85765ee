/** Why something did not arrive: a code, worded where it is read, and a detail such as a status or a server's answer. */
export const deliveryFaults = [
  "timedOut",
  "unreachable",
  "forbiddenAddress",
  "status",
  "mailRefused",
  "mailNotSetUp",
  "unsigned",
  "noDestination",
  "nobody",
  "linkEnded",
  "partly",
  "internal",
] as const;
export type DeliveryFault = (typeof deliveryFaults)[number];

export interface Fault {
  fault: DeliveryFault;
  detail: string | null;
}

/** What became of one attempt. `again`: it may work later; `never`: it will not without somebody's doing; `untried`: it could
 *  not even begin. */
export type Attempt = { kind: "delivered"; fault: Fault | null } | ({ kind: "again" | "never" | "untried" } & Fault);

const longestDetail = 300;
const isFault = (word: string): word is DeliveryFault => deliveryFaults.includes(word as DeliveryFault);

/** As it is stored in `last_error`: `status:503`, `timedOut`. */
export const writeFault = ({ fault, detail }: Fault): string =>
  detail === null ? fault : `${fault}:${detail.replaceAll(/\s+/g, " ").slice(0, longestDetail)}`;

export function readFault(text: string): Fault {
  const [word = "", ...rest] = text.split(":");
  if (!isFault(word)) return { fault: "internal", detail: text };
  return { fault: word, detail: rest.length > 0 ? rest.join(":") : null };
}

/** What an HTTP status means for an attempt: of the receiver's refusals only "too slow" and "too many" pass by themselves. */
export function attemptOfStatus(status: number): Attempt {
  if (status >= 200 && status < 300) return { kind: "delivered", fault: null };
  const isFinal = status < 500 && status !== 408 && status !== 429;
  return { kind: isFinal ? "never" : "again", fault: "status", detail: String(status) };
}

/** Lists of tickets that are no queue of a team, by the id in their address: each by a key of `queues.list`, and what is said of
 *  it. */
const special = {
  assistant: { title: "assistant", note: "assistantNote" },
  "last-resort": { title: "lastResort", note: "lastResortNote" },
  "set-aside": { title: "setAside", note: "setAsideNote" },
  unowned: { title: "unowned", note: null },
} as const;
type Special = (typeof special)[keyof typeof special];

const find = (id: string): Special | null => (Object.hasOwn(special, id) ? special[id as keyof typeof special] : null);

/** How such a list is called; an id of a team's queue is called by its name instead. */
export const specialTitle = (id: string): Special["title"] => find(id)?.title ?? "unowned";
export const specialNote = (id: string): Special["note"] => find(id)?.note ?? null;

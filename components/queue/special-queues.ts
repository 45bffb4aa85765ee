/** Lists of tickets that are no queue of a team, by the id in their address; each is a key of `queues.list`. */
const special = {
  assistant: "assistant",
  "last-resort": "lastResort",
  "set-aside": "setAside",
  unowned: "unowned",
} as const;
type Special = (typeof special)[keyof typeof special];

/** How such a list is called; an id of a team's queue is called by its name instead. */
export const specialTitle = (id: string): Special =>
  Object.hasOwn(special, id) ? special[id as keyof typeof special] : "unowned";

/** Every key of the desk, by where it works. `words` is a key of `frame.shortcuts.does`. */
export const shortcuts = [
  {
    where: "lists",
    keys: [
      { keys: ["J"], words: "next" },
      { keys: ["K"], words: "previous" },
      { keys: ["↵"], words: "accept" },
      { keys: ["Esc"], words: "close" },
    ],
  },
  {
    where: "queues",
    keys: [
      { keys: ["J", "K"], words: "walk" },
      { keys: ["↵"], words: "open" },
      { keys: ["X"], words: "choose" },
      { keys: ["⇧", "X"], words: "chooseRange" },
      { keys: ["G"], words: "give" },
      { keys: ["T"], words: "take" },
      { keys: ["."], words: "showNew" },
      { keys: ["Esc"], words: "leaveList" },
    ],
  },
  {
    where: "agents",
    keys: [
      { keys: ["J", "K"], words: "walkPeople" },
      { keys: ["↵"], words: "openPerson" },
    ],
  },
  {
    where: "ticket",
    keys: [
      { keys: ["R"], words: "reply" },
      { keys: ["N"], words: "note" },
      { keys: ["E"], words: "escalate" },
      { keys: ["D"], words: "deescalate" },
      { keys: ["O"], words: "notOurs" },
      { keys: ["M"], words: "merge" },
      { keys: ["A"], words: "approval" },
      { keys: ["W"], words: "thirdParty" },
      { keys: ["T"], words: "takeOver" },
      { keys: ["G"], words: "give" },
      { keys: ["Z"], words: "snooze" },
      { keys: ["S"], words: "resolve" },
      { keys: ["U", "]"], words: "nextTicket" },
      { keys: ["Ctrl", "↵"], words: "send" },
      { keys: ["Esc"], words: "leave" },
    ],
  },
  {
    where: "review",
    keys: [
      { keys: ["J", "↓"], words: "nextDraft" },
      { keys: ["K", "↑"], words: "previousDraft" },
      { keys: ["A"], words: "approve" },
      { keys: ["E"], words: "edit" },
      { keys: ["R"], words: "reject" },
      { keys: ["1", "–", "5"], words: "reason" },
      { keys: ["1", "–", "9"], words: "alternative" },
      { keys: ["Ctrl", "↵"], words: "sendEdited" },
      { keys: ["Esc"], words: "leaveEdit" },
    ],
  },
  { where: "desk", keys: [{ keys: ["C"], words: "call" }] },
  {
    where: "everywhere",
    keys: [
      { keys: ["Ctrl", "K"], words: "palette" },
      { keys: ["?"], words: "help" },
    ],
  },
] as const;

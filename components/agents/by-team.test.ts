import { expect, it } from "vitest";
import { crewsOf, worksFor } from "./by-team";
import type { AgentLine } from "./types";

const now = 1_000_000;
const teams = [
  { id: "billing", name: "Billing" },
  { id: "access", name: "Access" },
];
const agent = (name: string, more: Partial<AgentLine> = {}): AgentLine => ({
  id: name,
  name,
  role: "agent",
  tier: 1,
  teams: ["billing"],
  presence: "online",
  presenceName: null,
  presenceAt: 0,
  absence: null,
  absentSince: null,
  isReceiving: true,
  shift: null,
  inHand: 1,
  offered: 0,
  load: 1,
  work: [],
  capacity: 4,
  toHandOff: 0,
  loan: null,
  today: { resolved: 0, escalated: 0, declined: 0, missed: 0, handoffs: { rated: 0, useful: 0 }, last: null },
  ...more,
});
const loan = { id: "l", team: "access", until: now + 1, isExclusive: true, reason: "queue", lentBy: "Lena" };

it("shows people with the team that they work for now, until the loan is over", () => {
  expect(worksFor(agent("Ann", { loan }), now)).toEqual(["access"]);
  expect(worksFor(agent("Ann", { loan: { ...loan, isExclusive: false } }), now)).toEqual(["billing", "access"]);
  expect(worksFor(agent("Ann", { loan }), now + 1)).toEqual(["billing"]);
});

it("counts slots of those who receive work only, and lists them first, the least loaded first of all", () => {
  const crews = crewsOf(
    [
      agent("Ann", { load: 4 }),
      agent("Bob", { isReceiving: false, absence: "offline", load: 4 }),
      agent("Cleo", { isReceiving: false, presence: "break" }),
      agent("Dora"),
      agent("Eve", { teams: [] }),
    ],
    teams,
    now,
  );
  expect(crews.map((c) => [c.team.name, c.agents.map((a) => a.name)])).toEqual([
    ["Billing", ["Dora", "Ann", "Cleo", "Bob"]],
    ["", ["Eve"]],
  ]);
  expect(crews[0]).toMatchObject({ receiving: 2, load: 5, capacity: 8 });
});

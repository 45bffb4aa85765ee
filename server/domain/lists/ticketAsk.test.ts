import { expect, it } from "vitest";
import { askOf, columnsOf, isNarrowed, noFilter, startingColumns } from "./ticketAsk";

it("reads an address", () => {
  const asked = {
    ...{ q: " 4821 ", queue: "product-t1,billing-t2", tier: "1,2", status: "waiting", segment: "enterprise,trial" },
    ...{ type: "invoice,none", channel: "email", priority: "70", risk: "late", holder: "nobody" },
    ...{ sort: "priority", dir: "reversed" },
  };
  expect(askOf(asked)).toEqual({
    filter: {
      ...{ q: " 4821 ", queues: ["product-t1", "billing-t2"], tiers: [1, 2], statuses: ["waiting"] },
      ...{ segments: ["enterprise", "trial"], types: ["invoice", "none"], channels: ["email"] },
      ...{ priority: 70, risk: "late", holder: "nobody" },
    },
    order: "priority",
    isReversed: true,
  });
  expect(isNarrowed(askOf(asked).filter)).toBe(true);
});

it("leaves out what it does not know", () => {
  const asked = {
    ...{ tier: "0,x,2,2", status: "resolved,open,<script>", segment: "everybody", channel: ",,", priority: "101" },
    ...{ risk: "maybe", holder: "somebody", sort: "wish", dir: "sideways" },
  };
  expect(askOf(asked)).toEqual({
    filter: { ...noFilter, tiers: [2], statuses: ["open"] },
    order: "breach",
    isReversed: false,
  });
  expect(askOf({})).toEqual({ filter: noFilter, order: "breach", isReversed: false });
  expect(isNarrowed(noFilter)).toBe(false);
  expect(askOf({ holder: "0190a6a0-0000-7000-8000-000000000000" }).filter.holder).toMatch(/^0190/);
});

it("keeps columns in the table's order, none only where that is said", () => {
  expect(columnsOf({})).toEqual(startingColumns);
  expect(columnsOf({ cols: "age,queue,nonsense" })).toEqual(["queue", "age"]);
  expect(columnsOf({ cols: "nonsense" })).toEqual(startingColumns);
  expect(columnsOf({ cols: "none" })).toEqual([]);
});

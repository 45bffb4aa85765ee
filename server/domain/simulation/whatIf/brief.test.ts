import { describe, expect, it } from "vitest";
import { briefOf } from "./brief";
import type { MeasureRow } from "./compare";

const none = { value: 0, low: 0, high: 0 };
const row = (measure: MeasureRow["measure"], change = none, isEstimated = false): MeasureRow => ({
  ...{ measure, change, isEstimated, sample: null },
  ...{ published: none, draft: none },
});

describe("the outcome in brief", () => {
  it("tells hops, late answers and work where they change, in this order, with their intervals", () => {
    const change = { value: -12, low: -20, high: -3 };
    const rows = [
      row("minutes", change, true),
      row("cost", change, true),
      row("hops", change, true),
      row("resolution"),
    ];
    expect(briefOf({ arrivals: 80, differing: 9, rows })).toEqual({
      ...{ arrivals: 80, differing: 9 },
      rows: [
        { measure: "hops", change, isEstimated: true },
        { measure: "minutes", change, isEstimated: true },
      ],
    });
  });

  it("tells what may change although nothing is likelier than that it stays", () => {
    const change = { value: 0, low: -2, high: 2 };
    expect(briefOf({ arrivals: 1, differing: 1, rows: [row("firstResponse", change, true)] }).rows).toHaveLength(1);
  });
});

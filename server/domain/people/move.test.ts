import { describe, expect, it } from "vitest";
import { afterMove, movesOf } from "./move";

const desk = ["access", "billing", "product"].map((id) => ({ id, name: id.toUpperCase() }));
const ann = { name: "Ann", teams: ["access", "product"] };

describe("a move", () => {
  it("changes one team for another and leaves the others", () => {
    expect(afterMove({ from: "access", to: "billing" }, ann, desk)).toEqual({ teams: ["billing", "product"] });
  });

  it.each([
    ["out of a team that they have left", { from: "billing", to: "access" }, "from", "Ann does not belong to BILLING"],
    ["into a team that there is not", { from: "access", to: "nowhere" }, "to", "no such team"],
    ["into a team of theirs", { from: "access", to: "product" }, "to", "belongs to PRODUCT already"],
  ])("is refused %s", (_, request, field, text) => {
    expect(afterMove(request, ann, desk)).toMatchObject({ fault: { field, message: expect.stringContaining(text) } });
  });
});

it("is offered a lead among their own teams, an admin everywhere", () => {
  const agent = { ...ann, role: "agent" as const };
  expect(movesOf({ role: "lead", teams: ["access", "billing"] }, agent, desk)).toEqual([
    { from: "access", to: "billing" },
  ]);
  expect(movesOf({ role: "lead", teams: ["product"] }, agent, desk)).toEqual([]);
  expect(movesOf({ role: "admin", teams: [] }, agent, desk)).toEqual([
    { from: "access", to: "billing" },
    { from: "product", to: "billing" },
  ]);
});

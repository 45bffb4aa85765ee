import { describe, expect, it } from "vitest";
import { wholeGroups } from "./merging";

const ticket = (id: string, into?: string) => ({ id, mergedInto: into ? { ticketId: into } : null });
const tickets = [ticket("a"), ticket("b", "a"), ticket("c", "b"), ticket("d"), ticket("e", "gone")];
const ids = (chosen: string[]) => wholeGroups(tickets, chosen).map((t) => t.id);

describe("wholeGroups", () => {
  it.each([
    ["the kept one brings its duplicates", ["a"], ["a", "b", "c"]],
    ["so does any of them", ["c"], ["a", "b", "c"]],
    ["a single one comes alone", ["d"], ["d"]],
    ["one whose kept ticket is elsewhere is a group of its own", ["e"], ["e"]],
    ["what is not there is left out", ["x"], []],
  ])("%s", (_, chosen, expected) => expect(ids(chosen)).toEqual(expected));
});

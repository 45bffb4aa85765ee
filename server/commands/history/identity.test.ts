import { describe, expect, it } from "vitest";
import { z } from "zod";
import { eventIdOf, repeatedIdOf, rowIdOf, sourceIdOf, ticketIdOf } from "./identity";

describe("ids of imported history", () => {
  const names = Array.from({ length: 300 }, (_, i) => `log ${i}`);
  const all = (name: string) => {
    const source = sourceIdOf(name);
    const ticket = ticketIdOf(source, "T1");
    return [source, ticket, eventIdOf(ticket, "1"), rowIdOf(["T1", "a"]), repeatedIdOf(rowIdOf([name]), 2)];
  };
  const dashed = (id: string) => id.replace(/^(.{8})-?(.{4})-?(.{4})-?(.{4})-?(.{12})$/, "$1-$2-$3-$4-$5");

  it("are ids to whatever checks one", () => {
    for (const name of names) for (const id of all(name)) expect(z.uuid().safeParse(dashed(id)).success).toBe(true);
  });
  it("are the same for the same, others for others", () => {
    expect(all("log 1")).toEqual(all("log 1"));
    expect(new Set(names.map(sourceIdOf)).size).toBe(names.length);
    expect(ticketIdOf(sourceIdOf("a"), "T1")).not.toBe(ticketIdOf(sourceIdOf("b"), "T1"));
  });
});

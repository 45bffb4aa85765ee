import { describe, expect, it } from "vitest";
import { matchColleagues } from "./match-colleagues";

const people = [
  { name: "Ann Smith", presence: "offline" },
  { name: "Bob Ansel", presence: "online" },
  { name: "Cleo", presence: "break" },
];
const names = (words: string) => matchColleagues(people, words).map((p) => p.name);

describe("matchColleagues", () => {
  it("offers everybody after the sign alone, those who are there first", () => {
    expect(names("")).toEqual(["Bob Ansel", "Cleo", "Ann Smith"]);
  });
  it("finds by the begin of any part of a name, in any case", () => {
    expect(names("AN")).toEqual(["Bob Ansel", "Ann Smith"]);
    expect(names("ann s")).toEqual(["Ann Smith"]);
    expect(names("mith")).toEqual([]);
  });
  it("is silent behind a whole name", () => {
    expect(names("Cleo ")).toEqual([]);
    expect(names("Cleo")).toEqual(["Cleo"]);
  });
});

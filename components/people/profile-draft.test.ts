import { describe, expect, it } from "vitest";
import { draftOf, emptyDraft, readDraft } from "./profile-draft";

describe("a profile as it is typed", () => {
  it("reads back what it was made of", () => {
    const profile = { ...emptyDraft, name: "Ann", capacity: 7, skills: { refund: 4 }, languages: ["de"] };
    expect(readDraft(draftOf(profile))).toEqual({ profile });
  });

  it.each([
    ["", "capacity"],
    ["five", "capacity"],
    ["0", "capacity"],
    ["1000", "capacity"],
    ["2.5", "capacity"],
  ])("says of a capacity of “%s” what it should be", (capacity, field) => {
    expect(readDraft({ ...emptyDraft, name: "Ann", capacity })).toEqual({
      faults: { [field]: "Capacity must be a whole number from 1 to 100" },
    });
  });

  it("tells every field that is wrong, one fault each", () => {
    const read = readDraft({ ...emptyDraft, name: " ", tier: 0, skills: { refund: 9, "sign-in": 7 } });
    expect("faults" in read && Object.keys(read.faults).sort()).toEqual(["name", "skills", "tier"]);
  });
});

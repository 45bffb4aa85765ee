import { describe, expect, it } from "vitest";
import { demoPolicy } from "../../../prisma/seed/policies/demo";
import { playbooksWith } from "./usedBy";

const { issueTypes } = demoPolicy("00000000-0000-7000-8000-000000000000");

describe("playbooks that answer from an article", () => {
  it("names each with the place of the article in it", () => {
    const invoice = issueTypes.find((t) => t.id === "invoice")!;
    const [first, second] = invoice.playbook!.articles;
    const use = { issueType: "invoice", name: invoice.name, isAlone: true };
    expect(playbooksWith(first!, issueTypes)).toEqual([{ ...use, place: 1 }]);
    expect(playbooksWith(second!, issueTypes)).toEqual([{ ...use, place: 2 }]);
  });
  it("finds none for an article that nothing answers from", () => {
    expect(playbooksWith("6f1d3a52-0000-4000-8000-000000000000", issueTypes)).toEqual([]);
  });
});

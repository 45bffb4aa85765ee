import { describe, expect, it } from "vitest";
import { issueTypes } from "../../taxonomy/taxonomy";
import { answersTo, exchangesAbout, repliesTo } from "./replies";

describe("the answers of the demo's past", () => {
  const labels = [...issueTypes.map((t) => t.id), null];

  it("fit what was written about: each type has its own, and no two share one", () => {
    const all = labels.flatMap((label) => repliesTo(label));
    expect(all).toHaveLength(3 * labels.length);
    expect(new Set(all).size).toBe(all.length);
  });

  it("ask for a file only where there is one, and every question has answers of its own", () => {
    for (const label of labels) {
      const questions = exchangesAbout(label);
      expect(questions.length).toBeGreaterThanOrEqual(2);
      for (const { question, answers } of questions) expect(answersTo(`Hello.\n\n${question}`)).toBe(answers);
      const isAboutFile = questions.some(({ question }) => question.includes("file"));
      expect([label, isAboutFile]).toEqual([label, label === "data-import" || label === "export-report"]);
    }
  });
});

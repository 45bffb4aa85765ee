import { describe, expect, it } from "vitest";
import { loadTaxonomy } from "./load";

const taxonomy = loadTaxonomy();
const labels = [...taxonomy.issueTypes.map(({ id }) => id), null];
const normalised = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

describe("starter taxonomy", () => {
  it("has nineteen issue types over four teams, each owned by one of them", () => {
    const teams = taxonomy.teams.map(({ id }) => id);
    expect(taxonomy.issueTypes).toHaveLength(19);
    expect(new Set(taxonomy.issueTypes.map(({ id }) => id)).size).toBe(19);
    expect(new Set(taxonomy.issueTypes.map(({ team }) => team))).toEqual(new Set(teams));
    for (const { id, label, description } of taxonomy.issueTypes) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(label.length).toBeGreaterThan(3);
      expect(description.length).toBeGreaterThan(20);
    }
  });

  it("has enough texts of each, and exactly ten held out of each issue type", () => {
    for (const label of labels) {
      const count = (set: typeof taxonomy.training) => set.filter((one) => one.label === label).length;
      expect(count(taxonomy.training)).toBeGreaterThanOrEqual(label === null ? 250 : 40);
      expect(count(taxonomy.heldOut)).toBe(label === null ? 50 : 10);
    }
  });

  it("holds out texts that training does not contain, and repeats none", () => {
    const training = taxonomy.training.map(({ text }) => normalised(text));
    const seen = new Set(training);
    expect(seen.size).toBeGreaterThan(0.995 * training.length);
    for (const { text } of taxonomy.heldOut) expect(seen.has(normalised(text))).toBe(false);
  });

  it("turns escapes into line breaks and keeps no empty text", () => {
    const texts = [...taxonomy.training, ...taxonomy.heldOut].map(({ text }) => text);
    expect(texts.some((text) => text.includes("\n"))).toBe(true);
    expect(texts.filter((text) => text.trim() === "" || /\\n/.test(text))).toEqual([]);
  });
});

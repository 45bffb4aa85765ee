import fc from "fast-check";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { messages } from "@/server/messages";
import { derived, figures, figureText, figureValue, type Numbers, ticketsBehind } from "./figures";
import { measureByKey, ticketMeasures } from "./measures";

describe("figures", () => {
  it("have a name and a definition each, whole in words", () => {
    const t = createTranslator({ locale: "en", messages, onError: (e) => expect.fail(e.message) });
    const texts = messages.analytics.figures as Record<string, { name: string; definition: string }>;
    for (const { key } of figures) {
      const { text, values } = figureText(key);
      expect([key, Object.keys(texts)]).toEqual([key, expect.arrayContaining([text])]);
      for (const part of ["name", "definition"]) {
        const said = (t as (key: string, values: object) => string)(`analytics.figures.${text}.${part}`, values);
        expect(said).not.toMatch(/[{}]|^analytics\./);
      }
    }
    const used = new Set(figures.map((f) => figureText(f.key).text));
    expect(Object.keys(texts).filter((text) => !used.has(text))).toEqual([]);
  });

  it("have distinct keys, as have measures", () => {
    expect(new Set(figures.map((f) => `${f.page} ${f.key}`)).size).toBe(figures.length);
    expect(measureByKey.size).toBe(ticketMeasures.length);
  });

  it("are made of measures that exist", () => {
    const known = derived(Object.fromEntries(ticketMeasures.map((m) => [m.key, 1])));
    for (const f of figures) {
      if (f.kind === "quantile" || f.page === "people") continue;
      expect([f.key, known]).toEqual([f.key, expect.objectContaining({ [f.of]: expect.any(Number) })]);
      if (f.kind !== "count") expect(known).toHaveProperty([f.over]);
      expect([f.key, measureByKey.has(ticketsBehind(f)!)]).toEqual([f.key, true]);
    }
  });

  it("are shares between 0 and 1 of whatever fewer of", () => {
    const csat = figures.find((f) => f.key === "csat")!;
    const numbers = fc.array(fc.nat(50), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(numbers, (counts) => {
        const n: Numbers = Object.fromEntries(counts.map((c, at) => [`score.${at + 1}`, c]));
        n.rated = counts.reduce((a, b) => a + b, 0);
        const { value } = figureValue(csat, n);
        if (n.rated === 0) expect(value).toBeNull();
        else expect(value! >= 1 && value! <= 5).toBe(true);
      }),
    );
    const rate = figures.find((f) => f.key === "attainment.resolution")!;
    expect(figureValue(rate, { "resolution.met": 3, "resolution.late": 1, "resolution.void": 9 })).toEqual({
      value: 0.75,
      n: 4,
    });
    expect(figureValue(rate, {})).toEqual({ value: null, n: 0 });
  });
});

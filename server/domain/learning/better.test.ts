import { describe, expect, it } from "vitest";
import { compareModels } from "./better";

const scores = (more = {}) => ({ texts: 100, accuracy: 0.9, logLoss: 0.3, ece: 0.02, ...more });

describe("a candidate against the model in force", () => {
  it.each([
    ["more right", { accuracy: 0.91, logLoss: 0.4 }, "better"],
    ["as right and surer", { logLoss: 0.28 }, "better"],
    ["the same", {}, "notBetter"],
    ["as right and surer by chance", { logLoss: 0.299 }, "notBetter"],
    ["as right and less sure", { logLoss: 0.31 }, "notBetter"],
    ["less right", { accuracy: 0.89, logLoss: 0.1 }, "notBetter"],
    ["more right, but its probabilities mean less", { accuracy: 0.95, ece: 0.1 }, "lessSure"],
    ["more right, its probabilities worse by less than so few texts can tell", { accuracy: 0.95, ece: 0.08 }, "better"],
    ["measured on too little", { texts: 19, accuracy: 1 }, "tooFew"],
  ])("%s", (_, more, verdict) => {
    const none = scores({ texts: 0, accuracy: 0, logLoss: 0, ece: 0 });
    expect(compareModels(scores(), scores(more), { inForce: none, candidate: none })).toBe(verdict);
  });

  it.each([
    ["agrees with the past", 1, 0.9, "notBetter"],
    ["is more right, and agrees with the past nearly as often", 0.94, 0.95, "better"],
    ["is more right, but forgets what was right", 0.92, 0.95, "forgets"],
  ])("%s", (_, accuracy, onLabelled, verdict) => {
    const confirmed = { inForce: scores({ accuracy: 1 }), candidate: scores({ accuracy }) };
    expect(compareModels(scores(), scores({ accuracy: onLabelled }), confirmed)).toBe(verdict);
  });
});

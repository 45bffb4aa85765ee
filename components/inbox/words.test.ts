import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { messages } from "@/server/messages";

const t = createTranslator({
  locale: "en",
  messages,
  namespace: "inbox",
  onError: (error) => {
    throw error;
  },
});

describe("the inbox in a sentence", () => {
  it.each([
    [0, 0, "No tickets in work."],
    [0, 1, "1 ticket in work."],
    [0, 3, "3 tickets in work."],
    [1, 0, "1 offer to answer. No tickets in work."],
    [1, 1, "1 offer to answer. 1 ticket in work."],
    [1, 3, "1 offer to answer. 3 tickets in work."],
    [2, 0, "2 offers to answer. No tickets in work."],
    [2, 1, "2 offers to answer. 1 ticket in work."],
    [2, 3, "2 offers to answer. 3 tickets in work."],
  ])("with %d offers and %d tickets", (offers, tickets, expected) => {
    expect(t("state", { offers, tickets })).toBe(expected);
  });
  it.each([
    [1, "Away since 11:21: an offer went unanswered."],
    [3, "Away since 11:21: 3 offers in a row went unanswered."],
  ])("says why one is away after %d offers", (missed, expected) => {
    expect(t("away", { at: "11:21", missed })).toBe(expected);
  });
});

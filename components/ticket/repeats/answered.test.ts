import { expect, it } from "vitest";
import { answeredIn } from "./answered";

const message = (id: string, kind: "inbound" | "reply" | "note", body: string | null, at: number) => ({
  id,
  kind,
  body,
  at,
  subject: null,
  isAssistant: false,
});

it("quotes the question and where it was answered", () => {
  const messages = [
    message("b", "inbound", "It is blank\nin Firefox 142.", 2),
    message("a", "inbound", "The page is blank.", 1),
  ];
  expect(answeredIn("Hi. Which browser is it?", messages)).toEqual([
    { question: "Which browser is it?", evidence: "Firefox 142", messageId: "b", at: 2 },
  ]);
});

it("takes no answer from a note, a colleague or an erased message", () => {
  const messages = [
    message("a", "note", "It's Firefox.", 1),
    message("b", "reply", "Is it Firefox?", 2),
    message("c", "inbound", null, 3),
  ];
  expect(answeredIn("Which browser is it?", messages)).toEqual([]);
});

it("cuts long quotes", () => {
  const draft = `Which browser is it${", as far as you can tell".repeat(6)}?`;
  const [one] = answeredIn(draft, [message("a", "inbound", "It's Firefox.", 1)]);
  expect(one?.question).toMatch(/^.{60,69}…$/);
});

import { describe, expect, it } from "vitest";
import { learnReplyStyle, wordCount } from "./replyStyle";

const text = (words: number) => Array.from({ length: words }, () => "word").join(" ");
const times = (n: number, message: string) => Array.from({ length: n }, () => message);
const list = `Hello,\n\n${text(20)}\n\n- ${text(10)}\n- ${text(10)}`;

describe("reply style", () => {
  it.each<[string, string[], { score: number; words: number }[], string | null]>([
    ["too few messages", times(2, text(5)), [], null],
    ["empty messages are none", ["", "  ", "🙂", text(5)], [], null],
    ["a dozen words each", times(6, text(12)), [], "short"],
    ["a hundred words each", times(6, text(100)), [], "detailed"],
    ["short, but for one pasted log", [...times(6, text(12)), text(4000)], [], "short"],
    ["detailed, but for two words of thanks", [...times(6, text(100)), text(2), text(2)], [], "detailed"],
    [
      "short answers liked, and a very long one",
      times(4, text(45)),
      [20, 25, 3000].map((words) => ({ score: 5, words })),
      "short",
    ],
    ["in between", times(6, text(45)), [], null],
    ["middling length, with greetings and lists", times(4, list), [], "detailed"],
    [
      "in between, but long answers were liked",
      times(4, text(45)),
      [
        { score: 5, words: 120 },
        { score: 4, words: 110 },
      ],
      "detailed",
    ],
    [
      "in between, but short answers were liked",
      times(4, text(45)),
      [
        { score: 5, words: 20 },
        { score: 4, words: 30 },
      ],
      "short",
    ],
    ["one liked answer says nothing", times(4, text(45)), [{ score: 5, words: 200 }], null],
    [
      "answers that were not liked say nothing",
      times(4, text(45)),
      [
        { score: 2, words: 200 },
        { score: 1, words: 200 },
      ],
      null,
    ],
    [
      "writes little, likes much",
      times(4, text(10)),
      [
        { score: 5, words: 150 },
        { score: 5, words: 150 },
      ],
      null,
    ],
  ])("%s", (_, messages, rated, expected) => {
    expect(learnReplyStyle(messages, rated)?.style ?? null).toBe(expected);
  });

  it("says what it is learned from", () => {
    expect(learnReplyStyle(times(6, `Hi ${text(11)}`), [])).toEqual({
      ...{ style: "short", messages: 6, usualWords: 12, structured: 0, greeting: 1, liked: null },
    });
  });

  it("counts words of any script", () => {
    expect(wordCount("It's 5 o'clock — schön, или?")).toBe(5);
  });
});

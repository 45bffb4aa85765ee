import { expect, it } from "vitest";
import { isMadeFrom, openingOf, plainText } from "./plainText";

it.each([
  ["words as they are", "Nothing to change: 2 * 3 = 6.", "Nothing to change: 2 * 3 = 6."],
  [
    "emphasis and code",
    "Choose **Send again** in *Settings*, then run `sync`.",
    "Choose Send again in Settings, then run sync.",
  ],
  ["headings and quotes", "## Locked\n> Wait a while.", "Locked\nWait a while."],
  ["lists", "1. One\n2. Two\n\n* A\n+ B", "1. One\n2. Two\n\n- A\n- B"],
  [
    "links and pictures",
    'See [the guide](https://a.example/x "T") ![a lamp](l.png)',
    "See the guide (https://a.example/x) a lamp",
  ],
  ["tables", "| State | Meaning |\n| --- | :-: |\n| Sent | On its way |", "State – Meaning\nSent – On its way"],
  ["fences", "```sh\nls -l\n```\ndone", "ls -l\ndone"],
  ["escapes and names with underscores", "\\*not bold\\* and my_file_name", "*not bold* and my_file_name"],
  [
    "what a machine reads",
    "```\ncat a.log | grep -v _id > out_*.txt\n# again\n```\nRun `src/**/x`, `__init__`",
    "cat a.log | grep -v _id > out_*.txt\n# again\nRun src/**/x, __init__",
  ],
  ["bars between words", "either 5 | 6", "either 5 | 6"],
  ["a fence without an end", "```\na | b", "a | b"],
  ["many empty lines", "a\n\n\n\nb  \n", "a\n\nb"],
])("%s", (_, markdown, text) => expect(plainText(markdown)).toBe(text));

it("reads long lines of dashes at once", () => {
  expect(plainText(`${"-".repeat(5_000)} cut here`)).toMatch(/cut here$/);
});

it("knows what was made from an article by its first line that says enough", () => {
  const opening = openingOf(
    "Hello {{customer.name}},\n\nChoose **Forgotten your password?** on the *sign-in* page. Then wait.",
  );
  expect(opening).toBe("Choose Forgotten your password? on the sign-in page. Then wait.");
  expect(isMadeFrom("Hi\nChoose Forgotten your password?\non the sign-in page. Then wait.\nMaya", opening)).toBe(true);
  expect(isMadeFrom("Choose another one.", opening)).toBe(false);
  expect(isMadeFrom("Anything", openingOf("Short."))).toBe(false);
  expect(isMadeFrom(null, opening)).toBe(false);
});

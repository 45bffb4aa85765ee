import { expect, it } from "vitest";
import { plainText } from "./plainText";

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
  ["many empty lines", "a\n\n\n\nb  \n", "a\n\nb"],
])("%s", (_, markdown, text) => expect(plainText(markdown)).toBe(text));

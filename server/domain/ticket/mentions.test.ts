import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { askedMention, mentionedIn, splitMentions } from "./mentions";

const ann = { id: "1", name: "Ann" };
const annSmith = { id: "2", name: "Ann Smith" };
const zoe = { id: "3", name: "Zoë Müller-Lüdenscheidt" };
const people = [ann, annSmith, zoe];
const namesIn = (text: string) => mentionedIn(text, people).map((p) => p.name);

describe("mentionedIn", () => {
  it.each([
    ["@Ann, have you seen this?", ["Ann"]],
    ["ask @ann smith or @Ann", ["Ann Smith", "Ann"]],
    ["(@Zoë Müller-Lüdenscheidt)", ["Zoë Müller-Lüdenscheidt"]],
    ["@Ann @Ann @Ann", ["Ann"]],
    ["mail to x@Ann", []],
    ["@Anna is somebody else", []],
    ["@ Ann, @@, @", []],
    ["", []],
  ])("%j names %j", (text, names) => expect(namesIn(text)).toEqual(names));

  it("means all who have the name", () => {
    expect(mentionedIn("@Ann?", [ann, { id: "4", name: "ann" }]).map((p) => p.id)).toEqual(["1", "4"]);
  });
});

it("loses no letter", () => {
  const bits = fc.array(fc.constantFrom("@", "Ann", " Smith", "a", " ", "@Ann", "\n", "é"));
  fc.assert(
    fc.property(bits, (parts) => {
      const text = parts.join("");
      const again = splitMentions(text, people).map((part) => part.text);
      expect(again.join("")).toBe(text);
    }),
  );
});

describe("askedMention", () => {
  it.each([
    ["@", 0, ""],
    ["Hello @an", 6, "an"],
    ["line\n@Ann Sm", 5, "Ann Sm"],
    ["(@zo", 1, "zo"],
  ])("%j asks", (before, from, words) => expect(askedMention(before)).toEqual({ from, words }));
  it.each(["a@b", "@Ann Smith has", "no", "@Ann\n"])("%j does not", (before) =>
    expect(askedMention(before)).toBeNull(),
  );
});

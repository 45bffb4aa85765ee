import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { safeFileName } from "./fileName";
import { endingOf } from "./kinds";
import { maxNameLength } from "./limits";

describe("safeFileName", () => {
  it.each([
    ["screenshot 1.png", "screenshot 1.png"],
    ["Rechnung für Müller.pdf", "Rechnung für Müller.pdf"],
    ["报告.docx", "报告.docx"],
    ["<script>alert(1)</script>.png", "script.png"],
    ['"><img src=x onerror=alert(1)>.png', "img src=x onerror=alert(1).png"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\kim\\notes.txt", "notes.txt"],
    ["a\u202egnp.exe", "agnp.exe"],
    ["a\r\nSet-Cookie: x=1.log", "aSet-Cookie x=1.log"],
    ["report\u0000.pdf", "report.pdf"],
    [".png", "file.png"],
    ["..", "file"],
    ["", "file"],
    ["nul.txt", "_nul.txt"],
    ["what?.csv ", "what.csv"],
    [`${"x".repeat(500)}.json`, `${"x".repeat(115)}.json`],
  ])("%j → %j", (given, wanted) => {
    expect(safeFileName(given)).toBe(wanted);
  });

  const risky = fc.constantFrom(
    "<",
    ">",
    "/",
    "\\",
    ".",
    " ",
    "\u202e",
    "\u200b",
    '"',
    "'",
    "&",
    "\n",
    "é",
    "😀",
    "con",
  );
  const anyName = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.array(risky, { maxLength: 200 }).map((x) => x.join("")),
  );

  it("gives, for any text, a name that hides, reorders, marks up and leads nowhere", () => {
    fc.assert(
      fc.property(anyName, (given) => {
        const name = safeFileName(given);
        expect(name).not.toMatch(/[<>:"|?*&'`/\\\p{C}\p{Zl}\p{Zp}]/u);
        expect(name.isWellFormed()).toBe(true);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(maxNameLength);
        expect(name).not.toMatch(/^[.\s]|[.\s]$/);
        expect(safeFileName(name)).toBe(name);
      }),
    );
  });

  it("keeps the ending, whatever stands before it", () => {
    fc.assert(
      fc.property(anyName, fc.constantFrom("png", "pdf", "JSON", "docx"), (stem, ending) => {
        expect(endingOf(safeFileName(`${stem}.${ending}`))).toBe(ending.toLowerCase());
      }),
    );
  });
});

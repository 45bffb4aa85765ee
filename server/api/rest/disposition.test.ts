import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contentDisposition } from "./disposition";

describe("contentDisposition", () => {
  it("names the file twice", () => {
    expect(contentDisposition("Bericht (neu) für Ö'Neill.pdf", false)).toBe(
      "attachment; filename=\"Bericht (neu) f_r _'Neill.pdf\"; filename*=UTF-8''Bericht%20%28neu%29%20f%C3%BCr%20%C3%96%27Neill.pdf",
    );
    expect(contentDisposition("a.png", true)).toMatch(/^inline; /);
  });
  it("is a header for any name, from which nothing breaks out", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const value = contentDisposition(name.toWellFormed(), false);
        expect(value).toMatch(/^attachment; filename="[^"\\]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]*$/);
        expect(new Headers({ "content-disposition": value }).get("content-disposition")).toBe(value);
      }),
    );
  });
});

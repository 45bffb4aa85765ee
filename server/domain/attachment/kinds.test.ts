import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOfContent, isPlainText } from "./content";
import { faultOfFile, isPicture, kindOf } from "./kinds";
import { maxAttachmentBytes } from "./limits";

describe("what may be attached", () => {
  it.each([
    "a.png",
    "a.JPEG",
    "a.jpg",
    "a.gif",
    "a.webp",
    "a.pdf",
    "a.txt",
    "a.log",
    "a.csv",
    "a.json",
    "a.docx",
    "a.xlsx",
  ])("%s may", (name) => expect(kindOf(name)).not.toBeNull());
  it.each([
    "a.svg",
    "a.html",
    "a.htm",
    "a.zip",
    "a.exe",
    "a.docm",
    "a.js",
    "a.png.exe",
    "a",
    "",
    ".",
    "a.constructor",
    "a.toString",
  ])("%s may not", (name) => expect(kindOf(name)).toBeNull());
  it("is judged by name and size before it is sent", () => {
    expect(faultOfFile({ name: "a.png", size: 1 })).toBeNull();
    expect(faultOfFile({ name: "a.png", size: maxAttachmentBytes })).toBeNull();
    expect(faultOfFile({ name: "a.png", size: maxAttachmentBytes + 1 })).toBe("tooLarge");
    expect(faultOfFile({ name: "a.png", size: 0 })).toBe("empty");
    expect(faultOfFile({ name: "a.svg", size: 1 })).toBe("wrongKind");
  });
  it("shows pictures only inside a page", () => {
    expect(["image/png", "image/jpeg", "image/gif", "image/webp"].every(isPicture)).toBe(true);
    expect(["application/pdf", "text/plain", "image/svg+xml", "text/html"].some(isPicture)).toBe(false);
  });
});

const bytes = (text: string) => new TextEncoder().encode(text);

describe("what a file really is", () => {
  it("must be what its name says", () => {
    expect(faultOfContent("a.png", bytes("x"), "png")).toBeNull();
    expect(faultOfContent("a.jpeg", bytes("x"), "jpg")).toBeNull();
    expect(faultOfContent("a.pdf", bytes("x"), "png")).toBe("notWhatItSays");
    expect(faultOfContent("a.png", bytes("<html>"), null)).toBe("notWhatItSays");
    expect(faultOfContent("a.docx", bytes("x"), "docm")).toBe("notWhatItSays");
    expect(faultOfContent("a.svg", bytes("x"), null)).toBe("wrongKind");
  });
  it("a text is text, whatever format its first letters resemble", () => {
    expect(faultOfContent("a.txt", bytes("BM is down\r\n\tsince noon"), "bmp")).toBeNull();
    expect(faultOfContent("a.log", bytes("MZ\u0000\u0001"), "exe")).toBe("notWhatItSays");
    expect(faultOfContent("a.csv", new Uint8Array([0x61, 0xff, 0xfe]), null)).toBe("notWhatItSays");
    expect(faultOfContent("a.json", bytes("{"), null)).toBeNull();
  });
  it("any text without control characters is text, and with a NUL it is not", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(isPlainText(bytes(text))).toBe(true);
        expect(isPlainText(bytes(`${text}\u0000`))).toBe(false);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { files } from "../cli/test-setup/files";
import { maxAttachmentBytes } from "../domain/attachment/limits";
import { acceptFile, parseAttachmentIds, parseFileName } from "./attachments";

describe("taking a file in", () => {
  it.each([
    ["a.png", files.png, "image/png"],
    ["a.gif", files.gif, "image/gif"],
    ["a.pdf", files.pdf, "application/pdf"],
    ["a.log", files.text, "text/plain"],
    ["a.csv", files.text, "text/csv"],
    ["a.json", files.text, "application/json"],
    // Letters that are also some format's mark.
    ["a.txt", Uint8Array.from(Buffer.from("BM GIF ID3")), "text/plain"],
  ])("%s is kept as what it is", async (name, bytes, mediaType) => {
    expect(await acceptFile(name, bytes)).toMatchObject({ name, mediaType });
  });

  it.each([
    ["a program", "setup.png", files.exe, "is not a PNG file"],
    ["HTML", "page.png", files.html, "is not a PNG file"],
    ["a picture", "scan.pdf", files.png, "is not a PDF file"],
    ["a PDF", "scan.png", files.pdf, "is not a PNG file"],
    ["a program", "run.txt", files.exe, "is not plain text"],
    ["text", "letter.docx", files.text, "is not a DOCX file"],
  ])("%s called %s is refused by its content", async (_, name, bytes, words) => {
    const refusal = acceptFile(name, bytes);
    await expect(refusal).rejects.toMatchObject({ code: "badInput", field: "file" });
    await expect(refusal).rejects.toThrow(words);
  });

  it.each(["a.svg", "a.html", "a.zip", "a.exe", "noending"])("%s is refused whatever it holds", async (name) => {
    await expect(acceptFile(name, files.svg)).rejects.toThrow("cannot be attached. You can attach pictures");
  });

  it("refuses nothing and too much", async () => {
    await expect(acceptFile("a.txt", new Uint8Array(0))).rejects.toThrow("“a.txt” is empty");
    const large = acceptFile("a.txt", new Uint8Array(maxAttachmentBytes + 1));
    await expect(large).rejects.toMatchObject({ code: "tooLarge", field: "file" });
    await expect(large).rejects.toThrow("larger than 10 MB");
  });
});

describe("what names files", () => {
  it("a script in a name is harmless afterwards", () => {
    expect(parseFileName("<script>alert(1)</script>.png")).toBe("script.png");
    for (const none of [null, "", "  "]) expect(() => parseFileName(none)).toThrow("Say the file's name");
  });
  it("six uploads, or what is no upload at all, are refused as attachments", () => {
    const id = "0199b7a0-0000-7000-8000-00000000000";
    const six = [1, 2, 3, 4, 5, 6].map((n) => `${id}${n}`);
    expect(parseAttachmentIds(six.slice(1))).toHaveLength(5);
    expect(parseAttachmentIds([six[0], six[0]])).toEqual([six[0]]);
    for (const bad of [six, ["x"], "x", null, [1]]) {
      expect(() => parseAttachmentIds(bad)).toThrow(
        expect.objectContaining({ code: "badInput", field: "attachments" }),
      );
    }
  });
});

/** Small files of real kinds. */
const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(" ", ""), "hex"));
const text = (content: string) => Uint8Array.from(Buffer.from(content));

export const files = {
  /** One pixel. */
  png: Uint8Array.from(
    Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
      "base64",
    ),
  ),
  gif: hex("47494638 39610100 01008000 00ffffff 00000021 f9040100 0000002c 00000000 01000100 00020244 01003b"),
  pdf: text("%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"),
  /** The beginning of a Windows program. */
  exe: hex(`4d5a9000 03000000 04000000 ffff0000 ${"00".repeat(200)}`),
  html: text("<!doctype html><script>alert(1)</script>"),
  svg: text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  text: text("12:04 SYNC-3107 stopped\n12:05 nothing arrives – wirklich nichts\n"),
};

import type { AttachmentFault } from "./kinds";
import { kindOf } from "./kinds";

// Tab, line feed, form feed and carriage return are text; other control characters mean a binary file.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const control = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/** Text in UTF-8 without control characters. */
export function isPlainText(bytes: Uint8Array): boolean {
  try {
    return !control.test(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}

/** Whether a file is what its name says. `recognised` is the signature found in its content, null for none. A text is not
 *  held against one: many a text begins with letters that are some format's mark. */
export function faultOfContent(
  name: string,
  bytes: Uint8Array,
  recognised: string | null,
): Extract<AttachmentFault, "wrongKind"> | "notWhatItSays" | null {
  const kind = kindOf(name);
  if (!kind) return "wrongKind";
  const isTrue = kind.signatures ? kind.signatures.includes(recognised ?? "") : isPlainText(bytes);
  return isTrue ? null : "notWhatItSays";
}

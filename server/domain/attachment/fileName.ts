import { maxNameLength } from "./limits";

/** Never seen, or turning what follows around: control, format, private and unassigned characters, line separators. */
const invisible = /[\p{C}\p{Zl}\p{Zp}]/gu;
/** Read as markup, as a pattern or as part of a path by some program. */
const dangerous = /[<>:"|?*&'`/\\]/g;
/** Names of devices, which Windows cannot save. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

const trimmed = (name: string) => name.replace(/^[.\s]+|[.\s]+$/g, "");

/** The first part of a text of at most `max` UTF-16 units, no character cut in half. */
function shortened(text: string, max: number): string {
  let short = "";
  for (const char of text) {
    if (short.length + char.length > max) break;
    short += char;
  }
  return short;
}

/** A file name that is safe to keep, to show and to save: the last part of a path, without characters that hide, reorder or
 *  mark up, at most 120 long, its ending kept. Never empty, and the same when applied again. */
export function safeFileName(given: string): string {
  const last = given.toWellFormed().normalize("NFC").replace(invisible, "").split(/[/\\]/).at(-1)!;
  const clean = last
    .replace(dangerous, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[.\s]+$/, "");
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(clean)?.[0] ?? "";
  const stem = trimmed(shortened(trimmed(clean.slice(0, clean.length - ending.length)), maxNameLength - ending.length));
  const name = `${device.test(stem) ? `_${stem}` : stem || "file"}${ending}`;
  return name === given ? name : safeFileName(name);
}

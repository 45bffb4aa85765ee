import { maxAttachmentBytes } from "./limits";

interface Kind {
  mediaType: string;
  /** What the content must be recognised as, in file-type's names; null for text, which has no signature. */
  signatures: readonly string[] | null;
  /** May a browser show it inside a page? Everything else is saved. */
  isPicture: boolean;
}
const picture = (mediaType: string, ...signatures: string[]): Kind => ({ mediaType, signatures, isPicture: true });
const file = (mediaType: string, ...signatures: string[]): Kind => ({ mediaType, signatures, isPicture: false });
const text = (mediaType: string): Kind => ({ mediaType, signatures: null, isPicture: false });

const office = "application/vnd.openxmlformats-officedocument";
const jpeg = picture("image/jpeg", "jpg");

/** What may be attached, by the ending of the name. Nothing that a browser or a computer would run: no svg, html, archives,
 *  programs or documents with macros. */
const kinds: Record<string, Kind> = {
  png: picture("image/png", "png", "apng"),
  jpg: jpeg,
  jpeg,
  gif: picture("image/gif", "gif"),
  webp: picture("image/webp", "webp"),
  pdf: file("application/pdf", "pdf"),
  docx: file(`${office}.wordprocessingml.document`, "docx"),
  xlsx: file(`${office}.spreadsheetml.sheet`, "xlsx"),
  txt: text("text/plain"),
  log: text("text/plain"),
  csv: text("text/csv"),
  json: text("application/json"),
};

/** The endings for a file dialog: `.png,.jpg,…`. */
export const acceptedEndings = Object.keys(kinds)
  .map((ending) => `.${ending}`)
  .join(",");

export const endingOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** The kind that a name promises; null for none that may be attached. */
export function kindOf(name: string): Kind | null {
  const ending = endingOf(name);
  return Object.hasOwn(kinds, ending) ? kinds[ending]! : null;
}

/** Whether a media type of ours may be shown inside a page. */
export const isPicture = (mediaType: string): boolean =>
  Object.values(kinds).some((kind) => kind.isPicture && kind.mediaType === mediaType);

export type AttachmentFault = "wrongKind" | "empty" | "tooLarge";

/** What is wrong with a file as far as its name and size tell, so before it is sent; null for nothing. */
export function faultOfFile({ name, size }: { name: string; size: number }): AttachmentFault | null {
  if (!kindOf(name)) return "wrongKind";
  if (size === 0) return "empty";
  return size > maxAttachmentBytes ? "tooLarge" : null;
}

import type { Attached, UploadItem } from "./types";

const isAttached = (one: unknown): one is Attached =>
  typeof one === "object" && one !== null && "id" in one && "name" in one && "size" in one && "mediaType" in one;

/** The item of a file that is on the server already. */
export const readyItem = (attached: Attached): UploadItem => ({
  key: attached.id,
  name: attached.name,
  size: attached.size,
  state: "ready",
  part: 1,
  attached,
  preview: null,
  message: null,
});

/** Files that were uploaded and not yet sent, kept over a reload as the text is. */
export function readKept(storageKey: string): UploadItem[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isAttached).map(readyItem) : [];
  } catch {
    return []; // switched off or not ours: the files live as long as the page
  }
}

export function writeKept(storageKey: string, items: readonly UploadItem[]): void {
  const ready = items.flatMap((item) => item.attached ?? []);
  try {
    if (ready.length === 0) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(ready));
  } catch {
    // full or switched off: attaching must go on
  }
}

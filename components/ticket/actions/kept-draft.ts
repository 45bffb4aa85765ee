import type { Kept } from "@/server/domain/ticket/writing";

/** Beside a draft's text, which other parts read as it is: whether it waits, and when it was typed. */
const besideOf = (key: string) => `${key}.typed`;

/** What this tab knows of a text; also that it was emptied. null where it never had one. */
export function readDraft(key: string): Kept | null {
  try {
    const body = sessionStorage.getItem(key) ?? "";
    const beside: unknown = JSON.parse(sessionStorage.getItem(besideOf(key)) ?? "null");
    const { waits = false, at = 0 } = (beside ?? {}) as Partial<Kept>;
    return body === "" && beside === null ? null : { body, waits, at };
  } catch {
    return null; // switched off, or written by somebody else
  }
}

export function writeDraft(key: string, { body, waits, at }: Kept): void {
  try {
    if (body === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, body);
    sessionStorage.setItem(besideOf(key), JSON.stringify({ waits, at }));
  } catch {
    // full or switched off: typing must go on
  }
}

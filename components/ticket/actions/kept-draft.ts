import type { Kept } from "@/server/domain/ticket/writing";

/** Beside a draft's text, which other parts read as it is: whether it waits, when it was typed, and the typing that the server
 *  has. */
const besideOf = (key: string) => `${key}.typed`;

interface Beside {
  waits: boolean;
  at: number;
  kept?: number;
}
const readBeside = (key: string): Beside | null => JSON.parse(sessionStorage.getItem(besideOf(key)) ?? "null");

/** What this tab knows of a text; also that it was emptied. null where it never had one. */
export function readDraft(key: string): Kept | null {
  try {
    const body = sessionStorage.getItem(key) ?? "";
    const beside = readBeside(key);
    const { waits = false, at = 0 } = beside ?? {};
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

/** The server has what was typed at `at`. */
export function markKept(key: string, at: number): void {
  try {
    const beside = readBeside(key);
    if (beside) sessionStorage.setItem(besideOf(key), JSON.stringify({ ...beside, kept: at }));
  } catch {
    // then nobody is warned
  }
}

/** The server had all of this text. Where it has none now, it was sent or emptied elsewhere. */
export function wasKept(key: string): boolean {
  try {
    const beside = readBeside(key);
    return beside !== null && beside.at > 0 && beside.kept === beside.at;
  } catch {
    return false;
  }
}

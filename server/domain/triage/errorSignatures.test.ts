import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskErrorMessage, readErrorSignatures, stableHash } from "./errorSignatures";

const hashes = (text: string) => readErrorSignatures(text).map(({ hash }) => hash);

describe("error signatures", () => {
  it.each([
    [
      "TypeError: Cannot read properties of undefined (reading 'a') at auth.js:211",
      "TypeError: Cannot read properties of undefined (reading 'b') at auth.js:98",
    ],
    ["ImportError: row 5512 too long in /tmp/a/b.csv", "ImportError: row 7 too long in /var/x.csv"],
    [
      "java.net.SocketTimeoutException: Read timed out after 3000 ms",
      "SocketTimeoutException: Read timed out after 50 ms",
    ],
    ["NotFoundError: no record 9f2c11ab-0000-4000-8000-1234567890ab", "NotFoundError: no record 17"],
    ["Error code AUTH-1043 when signing in", "it failed with AUTH-1043"],
    ["POST returns 500", "we get HTTP 500 again"],
    ["Error: connect ETIMEDOUT 10.0.4.17:5432", "Uncaught Error: connect ETIMEDOUT 10.0.9.2:5433"],
    ["Error: Request failed with status code 502", "Since noon: Error: Request failed with status code 502"],
    [
      'psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint "orders_pkey"',
      'UniqueViolation says psycopg.errors.UniqueViolation: duplicate key value violates unique constraint "users_pkey"',
    ],
    [
      "panic: runtime error: index out of range [5] with length 3",
      "panic: runtime error: index out of range [12] with length 9",
    ],
    [
      "FATAL: remaining connection slots are reserved",
      "2026-03-01 10:00 FATAL:  remaining connection slots are reserved",
    ],
    ["Since noon:\npanic: close of closed channel", "2026-03-01T10:00:00Z panic: close of closed channel"],
    ["ERROR: TypeError: a is not a function", "TypeError: a is not a function"],
    ["BuildError: no commit deadbeef here", "BuildError: no commit cafebabe here"],
    ["BuildError: no object deadbeefcafefade", "BuildError: no object 1f3a9c0b44e2"],
    ["MailError: mailbox ana.p@one.example is full", "MailError: mailbox bo+x@mail.two.example is full"],
    [
      "IOException: cannot open C:\\Program Files (x86)\\Our App\\data.bin now",
      "IOException: cannot open D:\\My Documents\\Q3 2026\\x.bin now",
    ],
    ['{"error":"missing_issuer"}', 'body was {"error": "missing_issuer", "trace": "x1"}'],
  ])("one fault, one hash: %s", (one, other) => {
    expect(hashes(one)).toHaveLength(1);
    expect(hashes(one)).toEqual(hashes(other));
  });

  it.each([
    ["TypeError: a is not a function", "RangeError: a is not a function"],
    ["Error code AUTH-1043", "Error code AUTH-1044"],
    ["POST returns 500", "POST returns 502"],
    ["Error: socket hang up", "Error: certificate has expired"],
    ["psycopg2.errors.UniqueViolation: duplicate key", "psycopg2.errors.ForeignKeyViolation: duplicate key"],
    ["panic: close of closed channel", "panic: send on closed channel"],
    ["FATAL: role is missing", "panic: role is missing"],
    ["MailError: facade is missing", "MailError: decade is missing"],
    ["ImportError: header row not found", "ImportError: invalid byte sequence"],
  ])("two faults, two hashes: %s", (one, other) => {
    expect(hashes(one)).toHaveLength(1);
    expect(hashes(one)).not.toEqual(hashes(other));
  });

  it.each([
    "Where is invoice INV-2024-00918?",
    "We have 500 users and 401 dashboards.",
    "Please call me at 555-1043.",
    "IMPORTANT: READ THIS",
    "The exception proves the rule.",
    "There was no error: all is fine now.",
    "Please don't panic: we are waiting.",
    "Look at docs.Tessel.example: it says so.",
    "Error: 5",
    "Error:",
    "",
  ])("finds none in: %s", (text) => {
    expect(readErrorSignatures(text)).toEqual([]);
  });

  it("points at the error", () => {
    const text = "Hi,\nsince noon: ERR_EXPORT_TIMEOUT (job exp-4471).";
    const [found] = readErrorSignatures(text);
    expect(text.slice(found!.span.start, found!.span.end)).toBe("ERR_EXPORT_TIMEOUT");
  });

  it.each([
    ["a.".repeat(50_000)],
    ["a.B".repeat(33_000)],
    [`Error: ${"C:\\a b ".repeat(14_000)}`],
    ["Error: Error: ".repeat(7_000)],
    ["panic".repeat(20_000)],
    ["a@".repeat(50_000)],
    [`FATAL: ${"deadbeef".repeat(12_000)}`],
    [`${"x ".repeat(20)}Uncaught `.repeat(2_000)],
  ])("reads 100 kB in the blink of an eye: %#", { timeout: 500 }, (text) => {
    expect(readErrorSignatures(text).length).toBeLessThanOrEqual(10);
    for (let at = 0; at < text.length; at += 160) maskErrorMessage(text.slice(at, at + 160));
  });

  it("lists ten at most and each once", () => {
    const text = Array.from(
      { length: 40 },
      (_, at) => `ERR_CASE_${"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at % 20]} happened`,
    ).join("\n");
    expect(new Set(hashes(text)).size).toBe(10);
    expect(hashes(text)).toHaveLength(10);
  });

  it("masks what differs and is stable when masked again", () => {
    expect(maskErrorMessage("row 5512 in '/a/b.csv' is 0xff")).toBe("row <n> in <value> is <n>");
    fc.assert(fc.property(fc.integer({ min: 0 }), (n) => maskErrorMessage(`job ${n} failed`) === "job <n> failed"));
  });

  it("hashes differ for different keys", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => a === b || stableHash(a) !== stableHash(b)));
    expect(stableHash("http 500")).toMatch(/^[0-9a-f]{14}$/);
  });
});

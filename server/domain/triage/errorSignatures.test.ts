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
    ['{"error":"missing_issuer"}', 'body was {"error": "missing_issuer", "trace": "x1"}'],
  ])("one fault, one hash: %s", (one, other) => {
    expect(hashes(one)).toHaveLength(1);
    expect(hashes(one)).toEqual(hashes(other));
  });

  it.each([
    ["TypeError: a is not a function", "RangeError: a is not a function"],
    ["Error code AUTH-1043", "Error code AUTH-1044"],
    ["POST returns 500", "POST returns 502"],
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
    "",
  ])("finds none in: %s", (text) => {
    expect(readErrorSignatures(text)).toEqual([]);
  });

  it("points at the error", () => {
    const text = "Hi,\nsince noon: ERR_EXPORT_TIMEOUT (job exp-4471).";
    const [found] = readErrorSignatures(text);
    expect(text.slice(found!.span.start, found!.span.end)).toBe("ERR_EXPORT_TIMEOUT");
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

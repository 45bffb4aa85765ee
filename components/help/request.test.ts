import { describe, expect, it } from "vitest";
import { emptyRequest, faultsOf, faultsOfError } from "./request";
import { attemptFor, keptAttempt } from "./sending";

const good = { name: "Dana Kerr", email: "dana@hollowoak.example", subject: "", text: "We cannot sign in." };

describe("what is wrong with a request", () => {
  it("is nothing when name, address and text are there", () => {
    expect(faultsOf(good)).toEqual({});
  });
  it("names every empty field but the subject", () => {
    expect(faultsOf(emptyRequest)).toEqual({ name: "nameMissing", email: "emailMissing", text: "textMissing" });
  });
  it.each(["dana", "dana@", "dana@host", "da na@host.com"])("refuses %s as an address", (email) => {
    expect(faultsOf({ ...good, email })).toEqual({ email: "emailUnusable" });
  });
  it("counts bytes, not characters", () => {
    expect(faultsOf({ ...good, text: "a".repeat(102_400) })).toEqual({});
    expect(faultsOf({ ...good, text: "ä".repeat(51_201) })).toEqual({ text: "textTooLarge" });
  });
});

describe("what the server found", () => {
  it("lands at its field", () => {
    expect(faultsOfError({ code: "badInput", field: "customer.email" })).toEqual({ email: "emailUnusable" });
    expect(faultsOfError({ code: "tooLarge", field: "text" })).toEqual({ text: "textTooLarge" });
  });
  it("stays with the form when no field is at fault", () => {
    expect(faultsOfError({ code: "tooMany", field: null })).toEqual({});
    expect(faultsOfError({ code: "badInput", field: "requestId" })).toEqual({});
  });
});

describe("attemptFor", () => {
  let n = 0;
  const newId = () => `id-${n++}`;
  it("keeps its id while nothing changed and takes a new one afterwards", () => {
    const first = attemptFor(good, null, newId);
    expect(attemptFor(good, first, newId)).toBe(first);
    expect(attemptFor({ ...good, text: "Solved meanwhile." }, first, newId).requestId).not.toBe(first.requestId);
    expect(attemptFor(good, first, newId, ["a file"]).requestId).not.toBe(first.requestId);
  });
});

describe("keptAttempt", () => {
  it("reads back what was kept, and nothing else", () => {
    const attempt = { requestId: "id-1", content: "Still broken." };
    expect(keptAttempt(JSON.stringify(attempt))).toEqual(attempt);
    for (const other of ["", "null", "{", "[]", '{"requestId":1,"content":"x"}']) expect(keptAttempt(other)).toBeNull();
  });
});

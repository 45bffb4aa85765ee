import { TRPCClientError } from "@trpc/client";
import { TRPCError } from "@trpc/server";
import { describe, expect, it } from "vitest";
import { isRetried } from "./retry";

const answered = (code: string) =>
  new TRPCClientError("no", { result: { error: { code: -32_600, message: "no", data: { code } } } });

describe("a query that failed", () => {
  it.each(["BAD_REQUEST", "FORBIDDEN"] as const)("is not asked again after %s", (code) => {
    expect(isRetried(0, answered(code))).toBe(false);
    expect(isRetried(0, new TRPCError({ code }))).toBe(false);
  });
  it.each([
    ["an error of the server", answered("INTERNAL_SERVER_ERROR")],
    ["a broken connection", new TRPCClientError("fetch failed")],
    ["anything else", new Error("no")],
    ["nothing", null],
  ])("is asked twice more after %s", (_, error) => {
    expect([0, 1, 2].map((failures) => isRetried(failures, error))).toEqual([true, true, false]);
  });
});

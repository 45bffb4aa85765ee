import { afterEach, describe, expect, it, vi } from "vitest";
import { env } from "./env";

afterEach(() => vi.unstubAllEnvs());

describe("env", () => {
  it("names the variable and the remedy when one is missing", () => {
    vi.stubEnv("DATABASE_URL", "");
    expect(() => env.DATABASE_URL).toThrow(/^DATABASE_URL is not set\. Set it to a postgresql/);
  });

  it("names the variable but not its value when it is not usable", () => {
    vi.stubEnv("AUTH_SECRET", "short-and-secret");
    expect(() => env.AUTH_SECRET).toThrow(/^AUTH_SECRET is not usable\./);
    expect(() => env.AUTH_SECRET).not.toThrow(/short-and-secret/);
  });

  it("reads a changed value again", () => {
    vi.stubEnv("PORT", "3100");
    expect(env.PORT).toBe(3100);
    vi.stubEnv("PORT", "3200");
    expect(env.PORT).toBe(3200);
  });

  it("makes the public address from the port unless one is given", () => {
    vi.stubEnv("PORT", "3100");
    vi.stubEnv("BATON_PUBLIC_URL", "");
    expect(env.BATON_PUBLIC_URL).toBe("http://localhost:3100");
    vi.stubEnv("BATON_PUBLIC_URL", "https://help.example.com/");
    expect(env.BATON_PUBLIC_URL).toBe("https://help.example.com");
  });
});

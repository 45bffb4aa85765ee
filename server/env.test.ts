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

  it("says how to set mail up where its address or its sender is not usable", () => {
    vi.stubEnv("BATON_SMTP_URL", "https://user:secret@mail.example.com");
    expect(() => env.BATON_SMTP_URL).toThrow(/^BATON_SMTP_URL is not usable\. .*smtps:\/\/user:password@/);
    expect(() => env.BATON_SMTP_URL).not.toThrow(/secret/);
    for (const bad of ["help", "a@b, c@d", "Help <help@example.com>\nBcc: x@y"]) {
      vi.stubEnv("BATON_MAIL_FROM", bad);
      expect(() => env.BATON_MAIL_FROM, bad).toThrow(/^BATON_MAIL_FROM is not usable\./);
    }
    vi.stubEnv("BATON_MAIL_FROM", "Baton <help@example.com>");
    expect(env.BATON_MAIL_FROM).toBe("Baton <help@example.com>");
  });
});

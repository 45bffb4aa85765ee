import { beforeAll, describe, expect, it } from "vitest";
import { addPerson } from "../cli/test-setup/desk";
import { createKey } from "../commands/createKey";
import { db } from "../db/client";
import { loadPerson } from "../db/people";
import { systemActor } from "../domain/vocabulary";
import { requireKey } from "./apiKey";
import { hashPassword } from "./password";
import { checkCredentials } from "./signIn";

const password = "correct horse battery";
let id: string;

beforeAll(async () => {
  id = await addPerson("Ann", { passwordHash: await hashPassword(password) });
  await addPerson("Guessed", { passwordHash: await hashPassword(password) });
});

describe("signing in", () => {
  it("accepts the right password, whatever the case of the address", async () => {
    expect(await checkCredentials(" ANN@test.example ", password, "1.1.1.1")).toEqual({ id, sessionVersion: 1 });
  });

  it("gives the same answer for a wrong password and an unknown address", async () => {
    const answers = await Promise.allSettled([
      checkCredentials("ann@test.example", "wrong", "1.1.1.1"),
      checkCredentials("nobody@test.example", "wrong", "1.1.1.1"),
    ]);
    const [a, b] = answers.map((x) => (x.status === "rejected" ? x.reason.message : "accepted"));
    expect(a).toBe(b);
    expect(a).toMatch(/wrong/);
  });

  it("stops guessing one person's password, even with the right one, and counts no success", async () => {
    for (let i = 0; i < 8; i++) {
      await expect(checkCredentials("guessed@test.example", `guess ${i}`, `2.2.2.${i}`)).rejects.toMatchObject({
        code: "unauthenticated",
      });
    }
    await expect(checkCredentials("guessed@test.example", password, "9.9.9.9")).rejects.toMatchObject({
      code: "tooMany",
    });
    for (let i = 0; i < 10; i++) await checkCredentials("ann@test.example", password, "1.1.1.1");
  });

  it("refuses a disabled person at once", async () => {
    await db.person.update({ where: { id }, data: { disabledAt: new Date() } });
    await expect(checkCredentials("ann@test.example", password, "1.1.1.1")).rejects.toMatchObject({
      code: "unauthenticated",
    });
    expect(await loadPerson(id)).toBeNull();
    await db.person.update({ where: { id }, data: { disabledAt: null } });
  });
});

describe("API keys", () => {
  it("open what their scopes say and nothing else", async () => {
    const { key, id: keyId } = await createKey("test", ["messages:write"], systemActor);
    expect(await requireKey(`Bearer ${key}`, "messages:write")).toEqual({ id: keyId });
    await expect(requireKey(`Bearer ${key}`, "tickets:read")).rejects.toMatchObject({ code: "forbidden" });
    await expect(requireKey(`Bearer ${key}x`, "messages:write")).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(requireKey(null, "messages:write")).rejects.toMatchObject({ code: "unauthenticated" });
    await expect(requireKey(`Basic ${key}`, "messages:write")).rejects.toMatchObject({ code: "unauthenticated" });
    expect(JSON.stringify(await db.apiKey.findMany())).not.toContain(key);
    await db.apiKey.update({ where: { id: keyId }, data: { revokedAt: new Date() } });
    await expect(requireKey(`Bearer ${key}`, "messages:write")).rejects.toMatchObject({ code: "unauthenticated" });
  });
});

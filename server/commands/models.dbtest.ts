import { describe, expect, it, vi } from "vitest";
import { createCaller } from "../api/root";
import { addPerson, installSmallModel } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { loadPerson } from "../db/people";
import { ModelFormatError } from "../understanding/serialize";
import { loadModel } from "./models";
import { understandMessage } from "./understandMessage";

vi.mock("../auth/config", () => ({ auth: async () => null }));
vi.mock("next/navigation", () => ({ redirect: () => {} }));

/** A row of its own time, so that it is clear which one came before. */
const addRow = (id: string, artifact: Uint8Array<ArrayBuffer>, createdAt: string) =>
  db.modelVersion.create({
    data: { id, kind: "triage", artifact, trainingHash: id, scores: {}, createdAt: new Date(createdAt) },
  });

describe("a damaged model row", () => {
  it("gives the version before it, and the reading says which one read", async () => {
    await installSmallModel();
    await db.modelVersion.update({ where: { id: "test" }, data: { createdAt: new Date("2026-01-01T00:00:00Z") } });
    const { artifact } = await db.modelVersion.findUniqueOrThrow({ where: { id: "test" } });
    const damaged = Uint8Array.from(artifact);
    damaged[damaged.length - 7]! ^= 1;
    await addRow("damaged", damaged, "2026-02-01T00:00:00Z");
    await addRow("foreign", Uint8Array.from(Buffer.from("BATONTM1 of long ago")), "2026-03-01T00:00:00Z");

    expect((await loadModel("foreign")).id).toBe("test");
    const inForce = { version: "foreign", mark: 0 };
    const { understanding } = await understandMessage({ subject: null, text: "I cannot sign in" }, inForce);
    expect(understanding!.modelVersion).toBe("test+0");
    expect(understanding!.candidates[0]!.issueType).toBe("sign-in");
    expect(understanding!.encoder).toBe("off");
  });

  it("is said, and the scores shown are those of the model that reads", async () => {
    const scores = { examples: 7, diagnosis: { scores: { accuracy: 1 }, confusions: [], types: [] } };
    await db.modelVersion.update({ where: { id: "foreign" }, data: { scores: { ...scores, examples: 9 } } });
    await db.modelVersion.update({ where: { id: "test" }, data: { scores } });
    const person = await loadPerson(await addPerson("Lena Lead", { role: "lead" }));
    const shown = async (inForce: string) => {
      await db.modelVersion.updateMany({ data: { isActive: false } });
      await db.modelVersion.update({ where: { id: inForce }, data: { isActive: true } });
      return (await createCaller({ person }).learning.overview()).data;
    };
    expect(await shown("test")).toMatchObject({ damaged: null, model: { id: "test", examples: 7 } });
    expect(await shown("foreign")).toMatchObject({ damaged: "foreign", model: { id: "test", examples: 7 } });
    await addRow("oldest", Uint8Array.from([1, 2, 3]), "2024-01-01T00:00:00Z");
    expect(await shown("oldest")).toMatchObject({ damaged: "oldest", model: null });
  });

  it("is an error where there is none before it, and the message goes to a human", async () => {
    await addRow("first", Uint8Array.from([1, 2, 3]), "2025-01-01T00:00:00Z");
    await expect(loadModel("first")).rejects.toThrow(ModelFormatError);
    const read = await understandMessage({ subject: null, text: "I cannot sign in" }, { version: "first", mark: 0 });
    expect(read.understanding).toBeNull();
  });
});

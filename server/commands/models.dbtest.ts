import { describe, expect, it } from "vitest";
import { installSmallModel } from "../cli/test-setup/desk";
import { db } from "../db/client";
import { ModelFormatError } from "../understanding/serialize";
import { loadModel } from "./models";
import { understandMessage } from "./understandMessage";

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

  it("is an error where there is none before it, and the message goes to a human", async () => {
    await addRow("first", Uint8Array.from([1, 2, 3]), "2025-01-01T00:00:00Z");
    await expect(loadModel("first")).rejects.toThrow(ModelFormatError);
    const read = await understandMessage({ subject: null, text: "I cannot sign in" }, { version: "first", mark: 0 });
    expect(read.understanding).toBeNull();
  });
});

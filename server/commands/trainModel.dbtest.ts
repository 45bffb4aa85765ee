import { beforeAll, describe, expect, it } from "vitest";
import { addPerson, openDesk, write } from "@/server/cli/test-setup/desk";
import { db } from "../db/client";
import { beatTraining, claimTraining, endTraining, type TrainingReport } from "../db/trainings";
import type { PersonId } from "../domain/ids";
import { classify } from "../understanding/model";
import { deserializeModel } from "../understanding/serialize";
import { correctTicket } from "./correctTicket";
import { newId } from "./ids";
import { learnedModel } from "./learnedModel";
import { activeModelVersion, loadModel } from "./models";
import { requestTraining } from "./requestTraining";
import { gatherTexts, isHeldOut } from "./trainingTexts";
import { train } from "./trainModel";

let agent: { id: PersonId; role: "agent" };

/** Texts that have one word in common, and are not alike enough for one correction to count for another. */
const odd = (n: number) => {
  const word = (at: number) =>
    Array.from(
      { length: 3 },
      (_, k) => "bdfgklmnprst"[(n * 7 + at * 5 + k * 3) % 12]! + "aeiou"[(n + at * 2 + k) % 5]!,
    ).join("");
  return ["gatewaybox", ...Array.from({ length: 9 }, (_, at) => `${word(at)}${n}`)].join(" ");
};
/** The first so many of them that are held out, or are not. */
const oddTexts = (heldOut: boolean, count: number) =>
  Array.from({ length: 100 }, (_, n) => odd(n))
    .filter((text) => isHeldOut(text) === heldOut)
    .slice(0, count);
const places = ["Lyon", "Nantes", "Brest", "Lille", "Metz", "Tours", "Nice", "Caen"];

beforeAll(async () => {
  await openDesk();
  agent = { id: await addPerson("Anne Agent", { teams: ["access"] }), role: "agent" };
  const given = (issueTypeId: string | null, texts: string[], isHeldOut = false) =>
    texts.map((text) => ({ text, issueTypeId, isHeldOut, source: "starter" }));
  const about = (what: string) => places.map((p) => `Please help our office in ${p} with ${what} today.`);
  await db.trainingExample.createMany({
    data: [
      ...given("sign-in", about("signing in and the password reset")),
      ...given("invoice", about("the invoice and its receipt")),
      // Something that the model in force has never heard of.
      ...given("refund", about("the refund of what was paid twice")),
      ...given(null, about("the weather and the football")),
      ...given("sign-in", about("the lost password"), true),
      ...given("invoice", about("an old receipt and invoice"), true),
      ...given("refund", about("a refund of the money paid twice"), true),
    ],
  });
});

const request = async () => {
  const { id } = await requestTraining(agent.id);
  const run = await claimTraining();
  expect(run?.id).toBe(id);
  return run!;
};

describe("a training", () => {
  it("is one at a time", async () => {
    const { id } = await requestTraining(agent.id);
    await expect(requestTraining(null)).rejects.toMatchObject({ code: "conflict" });
    await db.training.update({ where: { id }, data: { state: "failed" } });
  });

  it("learns what people put right, is measured on what it has not seen, and is published only if better", async () => {
    const base = await activeModelVersion();
    const corrected = [...oddTexts(false, 6), ...oddTexts(true, 3)];
    for (const text of corrected) {
      const { ticketId } = await write(text);
      // The first corrections count for the later texts; here each of them is to be put right.
      await db.ticket.update({ where: { id: ticketId }, data: { issueTypeId: "sign-in" } });
      await correctTicket(ticketId, agent, { issueType: "invoice" }, false);
    }
    const run = await request();
    await train(run);
    const row = await db.training.findUniqueOrThrow({ where: { id: run.id } });
    expect(row).toMatchObject({ baseModel: base, progress: 1, error: null });
    const report = row.report as unknown as TrainingReport;
    expect(report).toMatchObject({ learned: 6, candidate: { texts: 27 } });
    const inForce = await activeModelVersion();
    expect(report.verdict).toBe("better");
    expect(row).toMatchObject({ state: "published", model: inForce });
    expect(inForce).not.toBe(base);
    const model = await db.modelVersion.findUniqueOrThrow({ where: { id: inForce! } });
    expect(model.trainedWith).toBeGreaterThanOrEqual(corrected.length);
    // A model without frustration gets it when it is trained anew.
    expect((await loadModel(base!)).model.frustration).toBeNull();
    expect(deserializeModel(model.artifact).frustration).not.toBeNull();
    // What it was taught is in it.
    const next = await write("Please refund our office in Rennes what was paid twice.");
    expect(await db.ticket.findUnique({ where: { id: next.ticketId } })).toMatchObject({ issueTypeId: "refund" });
    // A text held out is not in it, and what a person said of it counts all the same.
    const { id: read, base: trained, model: corrects } = await learnedModel(inForce!, model.trainedWith);
    expect(read).toBe(inForce);
    const [heldOut] = oddTexts(true, 1);
    expect(classify(corrects, heldOut!)).not.toEqual(classify(trained, heldOut!));
  }, 240_000);

  it("compares with a model in force that was trained on none of what it is compared on, and keeps out its equal", async () => {
    const inForce = await activeModelVersion();
    const run = await request();
    await train(run);
    const row = await db.training.findUniqueOrThrow({ where: { id: run.id } });
    const report = row.report as unknown as TrainingReport;
    expect(report.inForce).toEqual(report.candidate);
    expect(report.verdict).toBe("notBetter");
    expect(row).toMatchObject({ state: "kept", baseModel: inForce, model: null });
    expect(await activeModelVersion()).toBe(inForce);
  }, 240_000);

  it("compares what was found right apart from what people labelled", async () => {
    const texts = [...oddTexts(true, 4).slice(3), ...oddTexts(false, 7).slice(6)];
    for (const text of texts) {
      const { ticketId } = await write(text);
      await db.ticket.update({ where: { id: ticketId }, data: { issueTypeId: "sign-in" } });
      const outcome = { id: newId(), issueTypeId: "sign-in", isCorrect: true, source: "review", ticketId };
      await db.reviewOutcome.create({ data: outcome });
    }
    const gathered = await gatherTexts((await activeModelVersion())!);
    expect(gathered.confirmed).toMatchObject([{ text: texts[0], label: "sign-in" }]);
    expect(gathered.unseen).toHaveLength(27);
    const seen = gathered.seen.map(({ text }) => text);
    expect(seen).toContain(texts[1]);
    for (const { text } of [...gathered.unseen, ...gathered.confirmed]) expect(seen).not.toContain(text);
  });

  it("is taken up again when its process fell silent, and is no longer that one's to publish, keep or fail", async () => {
    const lost = await request();
    expect(await claimTraining()).toBeNull();
    await db.$executeRaw`UPDATE training SET beat_at = baton_now() - interval '2 minutes' WHERE id = ${lost.id}::uuid`;
    const run = (await claimTraining())!;
    expect(run.id).toBe(lost.id);
    const [inForce, models] = [await activeModelVersion(), await db.modelVersion.count()];
    expect(await beatTraining(lost, { stage: "comparing", progress: 0.9 })).toBe(false);
    expect(await endTraining(db, lost, "failed", { error: "It fell silent." })).toBe(false);
    await train(lost);
    expect(await db.training.findUnique({ where: { id: run.id } })).toMatchObject({ state: "running", progress: 0 });
    expect([await activeModelVersion(), await db.modelVersion.count()]).toEqual([inForce, models]);
    expect(await beatTraining(run)).toBe(true);
    expect(await endTraining(db, run, "failed", { error: "It was to." })).toBe(true);
    expect(await endTraining(db, run, "kept", {})).toBe(false);
    expect(await db.training.findUnique({ where: { id: run.id } })).toMatchObject({ state: "failed" });
  });
});

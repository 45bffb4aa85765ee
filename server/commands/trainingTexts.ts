import { createHash } from "node:crypto";
import { db } from "../db/client";
import { correctionMark, loadCorrections } from "../db/corrections";
import { type LabelledText, loadConfirmedTexts, loadGivenTexts } from "../db/trainings";
import type { Correction } from "../understanding/correct";

/** One in so many of the desk's own texts is held out. */
const heldOutEvery = 5;

/** Whether a text of the desk's own is for comparing models. It is the same for ever, and no model is ever trained on it:
 *  the model in force would otherwise be compared on what it learned by heart. */
export const isHeldOut = (text: string): boolean => createHash("sha256").update(text).digest()[0]! % heldOutEvery === 0;

/** What a training works with. */
export interface TrainingTexts {
  /** To train on. */
  seen: LabelledText[];
  /** How many of `seen` came from the desk's own work. */
  learned: number;
  /** To compare on: people gave these their label, and no model was trained on them. */
  unseen: LabelledText[];
  /** As unseen, but the label is what an earlier model read and people found right. A model that agrees with the past gains
   *  nothing by them; one that does not has forgotten something. */
  confirmed: LabelledText[];
  /** Corrections of an issue type since the model in force was trained, to give it its due; none of unseen texts. */
  corrections: Correction[];
  mark: number;
}

/** Gathers what there is to train from, and to compare with the model of row `base`. */
export async function gatherTexts(base: string): Promise<TrainingTexts> {
  const mark = await correctionMark();
  const { trainedWith } = await db.modelVersion.findUniqueOrThrow({ where: { id: base } });
  const [allGiven, allMeasured, allConfirmed, corrections] = await Promise.all([
    loadGivenTexts(false),
    loadGivenTexts(true),
    loadConfirmedTexts(),
    loadCorrections(db, 0),
  ]);
  const types = await db.issueType.findMany({ where: { archivedAt: null }, select: { id: true } });
  const isKnown = ({ label }: LabelledText) => label === null || types.some((t) => t.id === label);
  const corrected = corrections.flatMap((c) =>
    c.text !== null && c.is.issueType !== undefined && c.number <= mark
      ? [{ text: c.text, label: c.is.issueType, vector: c.vector, number: c.number, ref: `ticket:${c.ticketId}` }]
      : [],
  );
  const [given, measured] = [allGiven.filter(isKnown), allMeasured.filter(isKnown)];
  const [inGiven, inMeasured] = [given, measured].map((all) => new Set(all.map(({ text }) => text)));
  // What a person said last about a text counts; the same text twice teaches nothing. What the desk was given to measure
  // with stays unseen, whoever writes it, and what it was given to train from is seen.
  const latest = (texts: LabelledText[]) =>
    new Map(
      texts.filter(({ text }) => !inMeasured!.has(text)).map(({ text, label, ref }) => [text, { text, label, ref }]),
    );
  const putRight = latest(corrected.filter(isKnown));
  const foundRight = latest(allConfirmed.filter((one) => isKnown(one) && !putRight.has(one.text)));
  const own = [...foundRight.values(), ...putRight.values()].filter(({ text }) => !isHeldOut(text));
  const heldOut = (texts: typeof putRight) =>
    [...texts.values()].filter(({ text }) => isHeldOut(text) && !inGiven!.has(text));
  return {
    seen: [...given, ...own],
    learned: own.length,
    unseen: [...measured, ...heldOut(putRight)],
    confirmed: heldOut(foundRight),
    corrections: corrected.filter((c) => c.number > trainedWith && !isHeldOut(c.text) && !inMeasured!.has(c.text)),
    mark,
  };
}

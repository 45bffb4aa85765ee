import type { BinaryExample } from "../../../server/understanding/binary";
import { readTexts } from "../texts";

/** Messages to a help desk, written for this project; positive = their writer has lost patience. */
export interface FrustrationTexts {
  training: BinaryExample[];
  /** Written apart from the others, about other matters; only ever measured on. */
  heldOut: BinaryExample[];
}

function readSet(set: "training" | "held-out"): BinaryExample[] {
  const read = (name: string, isPositive: boolean) =>
    readTexts(new URL(`./${set}/${name}.txt`, import.meta.url)).map((text) => ({ text, isPositive }));
  return [...read("frustrated", true), ...read("calm", false)];
}

/** Reads the texts from the files beside this module. Throws if one is missing. */
export function loadFrustration(): FrustrationTexts {
  return { training: readSet("training"), heldOut: readSet("held-out") };
}

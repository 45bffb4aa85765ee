import { logistic } from "../../assignment/gatekeeper";
import { seededRandom } from "../../random";

/** FNV-1a: a number for a name, the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Where an unknown of this name may lie, in standard deviations. */
export type Draw = (name: string) => number;

/** What is thought likeliest. */
export const atBest: Draw = () => 0;

/** The unknowns of one world that could be: normal, by name, so that they do not depend on who asks first, and both policies meet
 *  the same world. */
export function worldOf(seed: number): Draw {
  const known = new Map<string, number>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const random = seededRandom(hashOf(name) ^ Math.imul(seed + 1, 0x9e3779b1));
    random();
    // Box-Muller; 1 - u is never 0.
    const z = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    known.set(name, z);
    return z;
  };
}

const bounded = (p: number) => Math.min(0.999, Math.max(0.001, p));

/** A chance that rests on `weight` observations, `z` deviations from what is likeliest, on the scale of logits. */
export function drawChance(p: number, weight: number, z: number): number {
  if (z === 0) return p;
  const q = bounded(p);
  return logistic(Math.log(q / (1 - q)) + z / Math.sqrt(Math.max(1, weight) * q * (1 - q)));
}

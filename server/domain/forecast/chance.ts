/** Numbers that look drawn and are the same for the same key: what is compared (a floor, and the floor with one person more)
 *  meets the same luck, whatever else differs. */

/** 32 bits of a text (FNV-1a). */
export function keyFor(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** Uniform in (0, 1), from three whole numbers (finaliser of MurmurHash3, Appleby 2011). */
export function unit(a: number, b: number, c: number): number {
  let h =
    (Math.imul(a, 0x9e3779b1) ^ Math.imul(b + 0x7f4a7c15, 0x85ebca6b) ^ Math.imul(c + 0x165667b1, 0xc2b2ae35)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (((h ^ (h >>> 16)) >>> 0) + 0.5) / 4_294_967_296;
}

/** Standard normal (Box and Muller 1958). */
export const normal = (a: number, b: number, c: number): number =>
  Math.sqrt(-2 * Math.log(unit(a, b, 2 * c))) * Math.cos(2 * Math.PI * unit(a, b, 2 * c + 1));

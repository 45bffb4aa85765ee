/** A line from left to right: straight up to `front`, one calm bend, and straight on to where it ends. Backwards it loops
 *  around. */
export function flowPath(sx: number, sy: number, tx: number, ty: number, front = sx): string {
  const reach = tx - sx;
  if (reach < 48) {
    const out = 60 + Math.abs(reach) * 0.25;
    return `M${sx},${sy} C${sx + out},${sy} ${tx - out},${ty} ${tx},${ty}`;
  }
  // The bend comes early: lines of one owner join and run on together.
  const start = Math.min(Math.max(sx, front), tx - 48);
  const bend = Math.min(tx - start, 128);
  const end = start + bend;
  return `M${sx},${sy} L${start},${sy} C${start + bend * 0.55},${sy} ${end - bend * 0.55},${ty} ${end},${ty} L${tx},${ty}`;
}

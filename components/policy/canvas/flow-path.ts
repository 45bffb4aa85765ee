/** A line from left to right: straight as far as it can, then one calm bend to where it ends. Backwards it loops around. */
export function flowPath(sx: number, sy: number, tx: number, ty: number): string {
  const reach = tx - sx;
  if (reach < 48) {
    const out = 60 + Math.abs(reach) * 0.25;
    return `M${sx},${sy} C${sx + out},${sy} ${tx - out},${ty} ${tx},${ty}`;
  }
  // The bend comes first: lines of one owner join early and run on together.
  const bend = Math.min(reach, 128);
  const end = sx + bend;
  return `M${sx},${sy} C${sx + bend * 0.55},${sy} ${end - bend * 0.55},${ty} ${end},${ty} L${tx},${ty}`;
}

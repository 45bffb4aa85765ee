/** Edits (a letter more, less or another) between two short words. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let k = 1; k <= b.length; k++)
      next.push(Math.min(row[k]! + 1, next[k - 1]! + 1, row[k - 1]! + (a[i - 1] === b[k - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length]!;
}

const plain = (text: string) => text.toLowerCase().replace(/[\s-]+/g, "_");
const city = (zone: string) => zone.slice(zone.lastIndexOf("/") + 1);

/** The zone whose name, or whose city, is written most nearly so, or null where nothing is near: "Berlin" and "Europe/Berln" are
 *  both Europe/Berlin. */
export function nearestZone(text: string): string | null {
  const wanted = plain(text);
  const wantedCity = city(wanted);
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const zone of Intl.supportedValuesOf("timeZone")) {
    const name = plain(zone);
    // The city counts a little less than the whole name: two continents may have one each.
    const distance = Math.min(edits(wanted, name), edits(wantedCity, city(name)) + 0.5);
    if (distance < least) [best, least] = [zone, distance];
  }
  return least <= Math.max(1, wantedCity.length / 3) ? best : null;
}

export interface Size {
  value: number;
  unit: "B" | "kB" | "MB";
}

/** A file's size in the unit a person would say; of 1,024 each, as the limits are. */
export function sizeOf(bytes: number): Size {
  if (bytes < 1024) return { value: bytes, unit: "B" };
  const kB = bytes / 1024;
  if (Math.round(kB) < 1024) return { value: Math.round(kB), unit: "kB" };
  return { value: Math.round((kB / 1024) * 10) / 10, unit: "MB" };
}

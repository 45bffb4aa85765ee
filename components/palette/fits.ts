/** Whether a name answers to what was typed: each of its words begins some word of the name, in any order and case. */
export function fits(name: string, typed: string): boolean {
  const parts = name.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((one) => one !== "")
    .every((one) => parts.some((part) => part.startsWith(one)));
}

"use client";
import { useState } from "react";
import { useAt } from "./context";
import type { Path } from "./path";

/**
 * A number of the document in a text field, as people write it. `read` gives null for what is none: that stands in the document
 * as it was typed, so that nothing is lost and nothing wrong is published. While it is typed, it is not put into shape.
 */
export function useTyped(path: Path, read: (text: string) => number | null, write: (value: number) => string) {
  const { value, error, isReadOnly, set } = useAt(path);
  const [typing, setTyping] = useState<string | null>(null);
  const stored = typeof value === "number" ? write(value) : typeof value === "string" ? value : "";
  const shown = typing ?? stored;
  const input = {
    value: shown,
    autoComplete: "off",
    onChange: ({ target }: { target: { value: string } }) => {
      setTyping(target.value);
      set(read(target.value) ?? target.value);
    },
    onBlur: () => setTyping(null),
  };
  return { stored, shown, error, isReadOnly, input };
}

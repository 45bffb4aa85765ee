"use client";
import { CircleAlert } from "lucide-react";
import { faultText, useDocumentForm } from "./context";
import { type Path, pathText } from "./path";

/** What is wrong with a row or a section as a whole; its fields say what is wrong with each of them. */
export function PlaceFindings({ path }: { path: Path }) {
  const { findings } = useDocumentForm();
  const place = pathText(path);
  const own = findings.filter(
    (f, i) => f.path === place && findings.findIndex((g) => faultText(g) === faultText(f)) === i,
  );
  if (own.length === 0) return null;
  return (
    <ul data-place={place} className="grid gap-1 text-late-text text-xs">
      {own.map((f) => (
        <li key={f.message} className="flex items-start gap-1">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="wrap-anywhere min-w-0">
            {faultText(f)}
            {f.fix && <span className="text-muted"> {f.fix}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

"use client";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { type DiffLine, diffLines } from "@/server/domain/knowledge/lineDiff";

/** Unchanged lines shown around a change. */
const around = 2;
const look = {
  same: { sign: " ", style: "" },
  removed: { sign: "−", style: "bg-late-soft text-late-text" },
  added: { sign: "+", style: "bg-good-soft text-good-text" },
};

/** Two texts line by line; long stretches without a change are counted instead of shown. */
export function LineDifference({ before, after }: { before: string; after: string }) {
  const t = useTranslations("knowledge.versions");
  const lines = diffLines(before, after);
  const changed = lines.flatMap((line, index) => (line.kind === "same" ? [] : [index]));
  if (changed.length === 0) return <p className="text-muted text-sm">{t("same")}</p>;
  const isNear = nearTo(lines, changed);
  return (
    <ol aria-label={t("lines")} className="wrap-anywhere rounded-md border border-line py-1 font-mono text-xs">
      {lines.map((line, index) => {
        if (!isNear[index]) {
          if (index > 0 && !isNear[index - 1]) return null;
          const next = isNear.indexOf(true, index);
          const count = (next === -1 ? lines.length : next) - index;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position in the text
            <li key={index} className="px-2 py-1 text-muted">
              {t("unchanged", { count })}
            </li>
          );
        }
        const { sign, style } = look[line.kind];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its position in the text
          <li key={index} className={cn("flex min-h-5 gap-2 whitespace-pre-wrap px-2", style)}>
            <span aria-hidden className="w-2 shrink-0 select-none">
              {sign}
            </span>
            {line.kind !== "same" && <VisuallyHidden>{t(line.kind)}: </VisuallyHidden>}
            <span className="min-w-0">{line.text}</span>
          </li>
        );
      })}
    </ol>
  );
}

function nearTo(lines: readonly DiffLine[], changed: readonly number[]): boolean[] {
  const near = lines.map(() => false);
  for (const at of changed) {
    for (let i = Math.max(0, at - around); i <= Math.min(lines.length - 1, at + around); i++) near[i] = true;
  }
  return near;
}

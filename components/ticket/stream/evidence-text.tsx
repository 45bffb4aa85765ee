"use client";
import { useFormatter, useTranslations } from "use-intl";
import { Tip } from "@/components/ui/tooltip";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Span } from "@/server/domain/triage/understanding";
import { cutPieces, type Mark } from "./highlights";

interface Props {
  text: string;
  /** Where this text begins in what the evidence counts in. */
  offset: number;
  evidence: readonly { mark: Mark; span: Span }[];
}

/** Plain text with the stretches marked that a signal rests on. Each says what it is evidence of. */
export function EvidenceText({ text, offset, evidence }: Props) {
  const t = useTranslations("ticket");
  const format = useFormatter();
  return cutPieces(text, offset, evidence).map((piece) => {
    if (piece.marks.length === 0) return <span key={piece.start}>{piece.text}</span>;
    const list = format.list(piece.marks.map((mark) => t(`signal.${mark}`)));
    return (
      <Tip key={piece.start} content={t("timeline.evidence", { list })}>
        <mark
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what it is evidence of must be reachable without a mouse
          tabIndex={0}
          className="rounded-xs bg-accent-soft text-ink underline decoration-accent/60 decoration-dotted underline-offset-3"
        >
          {piece.text}
          <VisuallyHidden> ({t("timeline.evidence", { list })}) </VisuallyHidden>
        </mark>
      </Tip>
    );
  });
}

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "./icon-button";

interface Props {
  /** From 1. */
  page: number;
  last: number;
  onPage: (page: number) => void;
  words: { pages: string; previous: string; next: string; where: string };
}

/** Goes through a long list a page at a time; nothing where there is but one. */
export function Pager({ page, last, onPage, words }: Props) {
  if (last <= 1) return null;
  return (
    <nav aria-label={words.pages} className="flex items-center gap-2 px-4 py-2 text-muted text-xs md:px-5">
      <IconButton label={words.previous} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <span className="tabular">{words.where}</span>
      <IconButton label={words.next} disabled={page >= last} onClick={() => onPage(page + 1)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </nav>
  );
}

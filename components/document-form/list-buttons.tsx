"use client";
import { ArrowDown, ArrowUp, Plus, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { useDocumentForm } from "./context";
import { listAt, moved, type Path, without } from "./path";

interface Props {
  list: Path;
  index: number;
  /** What it is, for those who hear the buttons: "alarm first-response-late". */
  name: string;
  isOrdered?: boolean;
}

/** Up, down and away, for a row of a list. */
export function RowButtons({ list, index, name, isOrdered }: Props) {
  const t = useTranslations("promises");
  const { document, isReadOnly, set } = useDocumentForm();
  if (isReadOnly) return null;
  const rows = listAt(document, list);
  return (
    <span className="flex shrink-0">
      {isOrdered && (
        <>
          <IconButton
            size="sm"
            label={t("up", { name })}
            disabled={index === 0}
            onClick={() => set(list, moved(rows, index, -1))}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton
            size="sm"
            label={t("down", { name })}
            disabled={index === rows.length - 1}
            onClick={() => set(list, moved(rows, index, 1))}
          >
            <ArrowDown aria-hidden />
          </IconButton>
        </>
      )}
      <IconButton size="sm" label={t("remove", { name })} onClick={() => set(list, without(rows, index))}>
        <X aria-hidden />
      </IconButton>
    </span>
  );
}

interface AddProps {
  list: Path;
  /** The row that is added, given those that are there. */
  row: (rows: readonly unknown[]) => unknown;
  children: string;
  /** What is heard where several buttons look the same; it begins with what is seen. */
  label?: string;
}

export function AddButton({ list, row, children, label }: AddProps) {
  const { document, isReadOnly, set } = useDocumentForm();
  if (isReadOnly) return null;
  const rows = listAt(document, list);
  return (
    <Button size="sm" variant="ghost" aria-label={label} onClick={() => set(list, [...rows, row(rows)])}>
      <Plus aria-hidden />
      {children}
    </Button>
  );
}

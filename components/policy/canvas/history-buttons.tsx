"use client";
import { Redo2, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { History } from "../use-history";

export function HistoryButtons({ history }: { history: History }) {
  const t = useTranslations("canvas.tool");
  return (
    <>
      <IconButton label={t("undo")} keys="Ctrl Z" disabled={!history.canUndo} onClick={history.undo}>
        <Undo2 aria-hidden />
      </IconButton>
      <IconButton label={t("redo")} keys="Ctrl ⇧ Z" disabled={!history.canRedo} onClick={history.redo}>
        <Redo2 aria-hidden />
      </IconButton>
    </>
  );
}

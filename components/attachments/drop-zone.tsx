"use client";
import { type ClipboardEvent, type DragEvent, type ReactNode, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import type { Uploads } from "./use-uploads";

const hasFiles = (event: DragEvent) => event.dataTransfer.types.includes("Files");

/** Files dropped here or pasted inside are attached. An addition to the button, which everybody can reach. */
export function DropZone({
  uploads,
  className,
  children,
}: {
  uploads: Uploads;
  className?: string;
  children: ReactNode;
}) {
  const t = useTranslations("attachments");
  const depth = useRef(0);
  const [isOver, setOver] = useState(false);
  /** Entering a child comes before leaving its parent, so the two are counted. */
  const move = (by: 1 | -1) => (event: DragEvent) => {
    if (!hasFiles(event)) return;
    depth.current = Math.max(0, depth.current + by);
    setOver(depth.current > 0);
  };
  function onDrop(event: DragEvent) {
    if (!hasFiles(event)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    uploads.add(event.dataTransfer.files);
  }
  function onPaste(event: ClipboardEvent) {
    // A table copied from a spreadsheet comes as text and as a picture of it: then the text is meant.
    if (event.clipboardData.files.length === 0 || event.clipboardData.types.includes("text/plain")) return;
    event.preventDefault();
    uploads.add(event.clipboardData.files);
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a second way; the button is the first
    <div
      className={cn("relative", className)}
      onDragEnter={move(1)}
      onDragLeave={move(-1)}
      onDragOver={(event) => hasFiles(event) && event.preventDefault()}
      onDrop={onDrop}
      onPaste={onPaste}
    >
      {children}
      {isOver && (
        <div
          aria-hidden
          className="pointer-events-none absolute -inset-1.5 z-10 grid place-items-center rounded-lg border-2 border-accent border-dashed bg-accent-soft/95 font-medium text-accent-text"
        >
          {t("drop")}
        </div>
      )}
    </div>
  );
}

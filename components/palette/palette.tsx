"use client";
import { Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { Role } from "@/components/frame/nav";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { PaletteBody } from "./palette-body";

/** The way to the palette for who does not know its keys. */
export function PaletteButton({ at, onOpen }: { at: "sidebar" | "top"; onOpen: () => void }) {
  const t = useTranslations("frame.palette");
  if (at === "top")
    return (
      <IconButton label={t("open")} side="bottom" onClick={onOpen}>
        <Search aria-hidden />
      </IconButton>
    );
  return (
    <Button
      onClick={onOpen}
      aria-keyshortcuts="Control+K Meta+K"
      className="w-full justify-start font-normal text-muted"
      hint={
        <span className="ml-auto flex gap-0.5 coarse:hidden">
          <Kbd>Ctrl</Kbd>
          <Kbd>K</Kbd>
        </span>
      }
    >
      <Search aria-hidden />
      {t("open")}
    </Button>
  );
}

interface Props {
  role: Role;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Finds tickets, customers and pages and runs what the ticket on the page can do; by Ctrl or Cmd with K, also while somebody
 *  writes, but not above another dialog. */
export function Palette({ role, open, onOpenChange }: Props) {
  const t = useTranslations("frame.palette");
  const before = useRef<Element | null>(null);
  const change = (next: boolean) => {
    if (next) before.current = document.activeElement;
    onOpenChange(next);
  };
  const latest = useRef({ open, change });
  useEffect(() => {
    latest.current = { open, change };
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isMeant = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !event.isComposing;
      if (!isMeant || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      if (latest.current.open) latest.current.change(false);
      else if (!document.querySelector("[role=dialog]")) latest.current.change(true);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
  return (
    <Radix.Root open={open} onOpenChange={change}>
      {open && (
        <Radix.Portal>
          <Radix.Overlay className="fixed inset-0 z-50 bg-overlay" />
          <Radix.Content
            aria-describedby={undefined}
            onCloseAutoFocus={(event) => {
              // It has no trigger of its own: what had the focus gets it back, unless a command has moved it on.
              event.preventDefault();
              if (before.current instanceof HTMLElement && document.activeElement === document.body)
                before.current.focus();
            }}
            className="fixed top-[10dvh] left-1/2 z-50 flex max-h-[70dvh] w-[calc(100vw-1.5rem)] max-w-xl -translate-x-1/2 flex-col overflow-hidden rounded-xl border border-line bg-raised text-ink shadow-dialog"
          >
            <Radix.Title className="sr-only">{t("title")}</Radix.Title>
            <PaletteBody role={role} onDone={() => onOpenChange(false)} />
          </Radix.Content>
        </Radix.Portal>
      )}
    </Radix.Root>
  );
}

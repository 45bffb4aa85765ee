"use client";
import Link from "next/link";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { buttonStyle } from "@/components/ui/button";
import { Dialog, DialogRoot } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { shortcuts } from "./shortcuts";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Which keys there are, and the way to the customers' form. */
export function ShortcutsDialog({ open, onOpenChange }: Props) {
  const t = useTranslations("frame.shortcuts");
  const before = useRef<Element | null>(null);
  if (open && before.current === null && typeof document !== "undefined") before.current = document.activeElement;
  const change = (next: boolean) => {
    onOpenChange(next);
    if (next) return;
    // It has no trigger of its own, so nobody else gives the focus back.
    const back = before.current;
    before.current = null;
    setTimeout(() => back instanceof HTMLElement && back.isConnected && back.focus());
  };
  return (
    <DialogRoot open={open} onOpenChange={change}>
      {open && (
        <Dialog
          title={t("title")}
          description={t("note")}
          size="sm"
          footer={
            <Link href="/help" className={buttonStyle()} onClick={() => change(false)}>
              {t("customers")}
            </Link>
          }
        >
          {/* Nothing inside takes the focus, and with it the keys that scroll. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
          <div tabIndex={0} className="grid gap-3 rounded-sm">
            {shortcuts.map(({ where, keys }) => (
              <section key={where} aria-label={t(`where.${where}`)} className="grid gap-1">
                <h3 className="font-medium text-muted text-xs">{t(`where.${where}`)}</h3>
                <dl className="grid gap-1 text-sm">
                  {keys.map((one) => (
                    <div key={one.words} className="flex items-center justify-between gap-4">
                      <dt>{t(`does.${one.words}`)}</dt>
                      <dd className="flex gap-1">
                        {one.keys.map((key) => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog>
      )}
    </DialogRoot>
  );
}

"use client";
import { Phone } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useKeys } from "@/components/ticket/actions/use-keys";
import { Button } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { SheetRoot, SheetTrigger } from "@/components/ui/sheet";
import { CallForm } from "./call-form";

/** "Log a call", by its button or by C. */
export function LogCall() {
  const t = useTranslations("call");
  const [open, setOpen] = useState(false);
  useKeys({
    c: (event) => {
      event.preventDefault();
      setOpen(true);
    },
  });
  return (
    <SheetRoot open={open} onOpenChange={setOpen}>
      <SheetTrigger asChild>
        <Button aria-keyshortcuts="c" hint={<Kbd className="max-sm:hidden coarse:hidden">C</Kbd>}>
          <Phone aria-hidden />
          <span className="max-sm:sr-only">{t("open")}</span>
        </Button>
      </SheetTrigger>
      {open && <CallForm onDone={() => setOpen(false)} />}
    </SheetRoot>
  );
}

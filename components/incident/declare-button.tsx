"use client";
import { Siren } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button, type ButtonProps } from "@/components/ui/button";
import { DeclareDialog } from "./declare-dialog";

interface Props extends Pick<ButtonProps, "variant"> {
  /** Stands beside others: only its picture on a telephone. */
  isBrief?: boolean;
}

/** Opens the form that makes one incident of many tickets. */
export function DeclareButton({ isBrief, variant }: Props) {
  const t = useTranslations("incidents");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        <Siren aria-hidden />
        <span className={isBrief ? "max-sm:sr-only" : undefined}>{t("declare")}</span>
      </Button>
      <DeclareDialog open={isOpen} onOpenChange={setOpen} />
    </>
  );
}

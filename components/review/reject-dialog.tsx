"use client";
import type { KeyboardEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogRoot } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { type RejectReason, rejectReasons } from "@/server/domain/vocabulary";

interface Props {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onReject: (reason: RejectReason) => void;
}

/** Five reasons, each one press or one key: a refusal without a reason teaches nobody. */
export function RejectDialog({ open, onOpenChange, onReject }: Props) {
  const t = useTranslations("review.reject");
  const choose = (reason: RejectReason | undefined) => {
    if (!reason) return;
    onOpenChange(false);
    onReject(reason);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    choose(rejectReasons[Number(event.key) - 1]);
  };
  return (
    <DialogRoot open={open} onOpenChange={onOpenChange}>
      {open && (
        <Dialog size="sm" title={t("title")} description={t("text")}>
          {/* The keys belong to whatever has the focus inside. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it do the same */}
          <div className="grid gap-1.5 pt-1" onKeyDown={onKeyDown}>
            {rejectReasons.map((reason, index) => (
              <Button
                key={reason}
                className="justify-between"
                autoFocus={index === 0}
                onClick={() => choose(reason)}
                hint={<Kbd className="coarse:hidden">{index + 1}</Kbd>}
              >
                {t(`reason.${reason}`)}
              </Button>
            ))}
          </div>
        </Dialog>
      )}
    </DialogRoot>
  );
}

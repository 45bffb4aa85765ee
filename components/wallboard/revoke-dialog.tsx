"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";

interface Props {
  /** Of the link: where its screen hangs. */
  name: string;
  busy: boolean;
  onRevoke: () => void;
}

/** Asks before a screen elsewhere goes dark: nobody who presses the button by a slip sees it happen. */
export function RevokeDialog({ name, busy, onRevoke }: Props) {
  const t = useTranslations("wallboard.links");
  return (
    <Dialog
      title={t("revokeTitle", { name })}
      description={t("revokeText")}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{t("keep")}</Button>
          </DialogClose>
          <Button variant="danger" busy={busy} onClick={onRevoke}>
            {t("revokeSubmit")}
          </Button>
        </>
      }
    />
  );
}

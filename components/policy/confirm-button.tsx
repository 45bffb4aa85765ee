"use client";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import type { Outcome } from "@/components/ticket/actions/outcome";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogRoot } from "@/components/ui/dialog";

interface Props<T> {
  children: ReactNode;
  variant?: ButtonProps["variant"];
  size?: ButtonProps["size"];
  /** Nothing to confirm yet; `fields` says why. */
  isBlocked?: boolean;
  title: string;
  text: string;
  /** The verb on the button that does it. */
  label: string;
  danger?: boolean;
  /** Fields between the text and the buttons. */
  fields?: ReactNode;
  action: () => Promise<Outcome<T>>;
  onDone: (value: T) => void;
}

/** A button whose action is asked back; its failure is told in the dialog, where it can be tried again. */
export function ConfirmButton<T>(props: Props<T>) {
  const { children, variant, size, isBlocked, title, text, label, danger, fields, action, onDone } = props;
  const common = useTranslations("common");
  const run = useRunAction();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const confirm = async () => {
    setBusy(true);
    setFailed(null);
    const result = await run(action);
    setBusy(false);
    if (!result.ok) {
      setFailed(result.error.message);
      return;
    }
    setOpen(false);
    onDone(result.value);
  };
  const change = (next: boolean) => {
    setFailed(null);
    setOpen(next);
  };
  return (
    <>
      <Button variant={variant} size={size} onClick={() => change(true)}>
        {children}
      </Button>
      <DialogRoot open={open} onOpenChange={change}>
        <Dialog
          title={title}
          description={text}
          footer={
            <>
              <DialogClose asChild>
                <Button variant="ghost">{common("cancel")}</Button>
              </DialogClose>
              <Button variant={danger ? "danger" : "primary"} busy={busy} disabled={isBlocked} onClick={confirm}>
                {label}
              </Button>
            </>
          }
        >
          {(failed || fields) && (
            <div className="grid gap-3">
              {failed && <Callout tone="warn" title={failed} live />}
              {fields}
            </div>
          )}
        </Dialog>
      </DialogRoot>
    </>
  );
}

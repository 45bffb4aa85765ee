"use client";
import type { ReactNode } from "react";
import { Button } from "./button";
import { Dialog, DialogClose } from "./dialog";

export interface FormDialogProps {
  title: ReactNode;
  /** What happens and what it means, in a sentence. */
  description?: ReactNode;
  cancel: string;
  submit: string;
  busy: boolean;
  onSubmit: () => void;
  children: ReactNode;
}

/** A dialog that asks for something and ends with one main button; put it inside `<DialogRoot>`. */
export function FormDialog({ title, description, cancel, submit, busy, onSubmit, children }: FormDialogProps) {
  return (
    <Dialog
      title={title}
      description={description}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{cancel}</Button>
          </DialogClose>
          <Button variant="primary" busy={busy} onClick={onSubmit}>
            {submit}
          </Button>
        </>
      }
    >
      <div className="grid gap-3">{children}</div>
    </Dialog>
  );
}

"use client";
import { type FormEvent, type ReactNode, useId } from "react";
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

/** A dialog that asks for something and ends with one main button, which Enter in a field of one line presses too; put it
 *  inside `<DialogRoot>`. */
export function FormDialog({ title, description, cancel, submit, busy, onSubmit, children }: FormDialogProps) {
  const form = useId();
  const send = (event: FormEvent) => {
    event.preventDefault();
    // It may stand inside of another form, if not on the page.
    event.stopPropagation();
    if (!busy) onSubmit();
  };
  return (
    <Dialog
      title={title}
      description={description}
      footer={
        <>
          <DialogClose asChild>
            <Button variant="ghost">{cancel}</Button>
          </DialogClose>
          <Button type="submit" form={form} variant="primary" busy={busy}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={send} className="grid gap-3">
        {children}
      </form>
    </Dialog>
  );
}

"use client";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogRoot, DialogTrigger } from "@/components/ui/dialog";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/dropdown-menu";
import { Field } from "@/components/ui/field";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { Select } from "@/components/ui/select";
import { Sheet, SheetRoot, SheetTrigger } from "@/components/ui/sheet";
import { Textarea } from "@/components/ui/textarea";
import { toast } from "@/components/ui/toast-store";
import { Tip } from "@/components/ui/tooltip";
import { Line, Section } from "./section";

export function OverlaySection() {
  return (
    <Section title="Overlays">
      <Line>
        <DialogRoot>
          <DialogTrigger asChild>
            <Button>Open dialog</Button>
          </DialogTrigger>
          <Dialog
            title="Escalate to Integrations T2"
            description="Mara is told at once and receives the brief. The resolution clock keeps running."
            footer={
              <>
                <DialogClose asChild>
                  <Button variant="ghost">Cancel</Button>
                </DialogClose>
                <Button variant="primary">Escalate</Button>
              </>
            }
          >
            <div className="grid gap-3">
              <Field label="Reason">
                {() => (
                  <Select
                    placeholder="Choose a reason"
                    options={[
                      { value: "expertise", label: "Needs more expertise" },
                      { value: "access", label: "Needs access that T1 does not have" },
                    ]}
                  />
                )}
              </Field>
              <Field label="What was tried" error="Say what was tried; Integrations asks for it.">
                {(control) => <Textarea {...control} />}
              </Field>
            </div>
          </Dialog>
        </DialogRoot>
        <SheetRoot>
          <SheetTrigger asChild>
            <Button>Open sheet</Button>
          </SheetTrigger>
          <Sheet title="Why this order">
            <p className="p-4 text-muted">Sorted by the next breach among clocks that still run.</p>
          </Sheet>
        </SheetRoot>
        <Menu>
          <MenuTrigger asChild>
            <Button>Open menu</Button>
          </MenuTrigger>
          <MenuContent>
            <MenuItem>Reassign</MenuItem>
            <MenuItem hint="Keeps the ticket with its team">Pause clock</MenuItem>
            <MenuSeparator />
            <MenuItem danger>Close without answer</MenuItem>
          </MenuContent>
        </Menu>
        <Popover>
          <PopoverTrigger asChild>
            <Button>Open popover</Button>
          </PopoverTrigger>
          <PopoverContent aria-label="Why nobody is eligible">
            Nobody is eligible, because both T2 agents are on a break.
          </PopoverContent>
        </Popover>
        <Tip content="One line, after a moment" keys="?">
          <Button>Hover me</Button>
        </Tip>
        <Button
          onClick={() =>
            toast({ title: "Ticket resolved", tone: "good", action: { label: "Undo", onSelect: () => undefined } })
          }
        >
          Toast
        </Button>
        <Button
          onClick={() =>
            toast({ title: "Could not assign #4821", description: "Dana accepted it a moment ago.", tone: "late" })
          }
        >
          Error toast
        </Button>
      </Line>
    </Section>
  );
}

"use client";
import type { TicketDetail } from "@/components/ticket/detail/types";
import { DeclareDialog } from "./declare-dialog";
import { JoinDialog } from "./join-dialog";
import { fieldsOf } from "./match-fields";

/** What a lead does with a ticket and incidents. */
export type IncidentAct = "join" | "declare";

interface Props {
  detail: TicketDetail;
  act: IncidentAct | null;
  onClose: () => void;
}

/** Adds a ticket to an incident, or makes one of it and of those that are like it. */
export function TicketIncidentDialogs({ detail, act, onClose }: Props) {
  const { ticket, number } = detail;
  const close = (isOpen: boolean) => !isOpen && onClose();
  return (
    <>
      <JoinDialog numbers={[number]} open={act === "join"} onOpenChange={close} />
      <DeclareDialog
        from={{ ticketId: ticket.id, number, fields: fieldsOf(detail) }}
        open={act === "declare"}
        onOpenChange={close}
      />
    </>
  );
}

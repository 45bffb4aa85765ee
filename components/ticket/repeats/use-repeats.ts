"use client";
import { useMemo } from "react";
import { useSettled } from "@/components/ui/use-settled";
import type { TicketDetail } from "../detail/types";
import { type Answered, answeredIn } from "./answered";

/** Questions of the text under way that the customer has answered, once the writer rests for a moment. `isOn`: only replies. */
export function useRepeats(isOn: boolean, text: string, messages: TicketDetail["messages"]): Answered[] {
  const settled = useSettled(text, 400);
  return useMemo(() => (isOn ? answeredIn(settled, messages) : []), [isOn, settled, messages]);
}

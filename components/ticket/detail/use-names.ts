"use client";
import { useMemo } from "react";
import type { Names } from "@/components/reasons/words";
import type { TicketDetail } from "./types";

/** Names of the people, teams and issue types that a ticket mentions. */
export function useNames({ names, ticket, issueTypeName }: TicketDetail): Names {
  const { issueType } = ticket;
  return useMemo(
    () => (issueType && issueTypeName ? { ...names, [issueType]: issueTypeName } : names),
    [names, issueType, issueTypeName],
  );
}

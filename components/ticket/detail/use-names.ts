"use client";
import { useMemo } from "react";
import type { Names } from "@/components/reasons/words";
import type { TicketDetail } from "./types";

/** Names of the people, teams, issue types and actions that a ticket mentions. */
export function useNames({ names, ticket, issueTypeName, actionNames }: TicketDetail): Names {
  const { issueType } = ticket;
  return useMemo(
    () => ({ ...actionNames, ...names, ...(issueType && issueTypeName ? { [issueType]: issueTypeName } : {}) }),
    [names, actionNames, issueType, issueTypeName],
  );
}

"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC } from "@/components/trpc/provider";
import type { PeopleChoices } from "./types";

const nothing: PeopleChoices = { teams: [], tiers: [], issueTypes: [], required: [], languages: [] };

/** What people may be given: teams, tiers, skills, languages of the desk. */
export function useChoices(): PeopleChoices {
  return useQuery(useTRPC().people.choices.queryOptions()).data?.data ?? nothing;
}

/** Reads everything about people again, after a change of one's own. */
export function useRefreshPeople(): () => Promise<void> {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useCallback(() => queries.invalidateQueries({ queryKey: trpc.people.pathKey() }), [queries, trpc]);
}

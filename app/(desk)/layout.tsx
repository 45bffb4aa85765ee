import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { DeskFrame } from "@/components/desk/desk-frame";
import { currentPerson } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../hydrate";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const person = await currentPerson();
  if (!person) redirect("/sign-in");
  const { id, name, email, role, presence } = person;
  const queries = getQueryClient();
  const [{ now: serverNow }] = await Promise.all([
    queries.fetchQuery(trpc.me.get.queryOptions()),
    queries.prefetchQuery(trpc.assistant.state.queryOptions()),
    queries.prefetchQuery(trpc.notifications.mine.queryOptions()),
    queries.prefetchQuery(trpc.time.calendars.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <DeskFrame person={{ id, name, email, role, presence }} serverNow={serverNow}>
        {children}
      </DeskFrame>
    </HydrateClient>
  );
}

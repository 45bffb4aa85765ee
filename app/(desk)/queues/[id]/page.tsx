import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { QueuePage } from "@/components/queue/queue-page";
import { personForPage } from "@/server/auth/session";
import { currentPolicy } from "@/server/db/policies";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

interface Props {
  params: Promise<{ id: string }>;
}

/** What the queue is called: `billing-t2` → "Billing T2". */
async function titleOf(id: string): Promise<string | null> {
  const t = getTranslator("queues.list");
  if (id === "assistant" || id === "unowned") return t(id);
  const match = /^(.+)-t([1-9])$/.exec(id);
  const policy = await currentPolicy();
  const team = policy?.document.teams.find((x) => x.id === match?.[1]);
  const tier = policy?.document.tiers.find((x) => x.tier === Number(match?.[2]));
  return team && tier ? `${team.name} ${tier.name}` : null;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await titleOf((await params).id)) ?? getTranslator("queues")("title") };
}

export default async function Queue({ params }: Props) {
  await personForPage("queues.watch");
  const { id } = await params;
  const title = await titleOf(id);
  if (!title) notFound();
  await getQueryClient().prefetchQuery(trpc.queues.tickets.queryOptions({ id }));
  return (
    <HydrateClient>
      <QueuePage id={id} title={title} />
    </HydrateClient>
  );
}

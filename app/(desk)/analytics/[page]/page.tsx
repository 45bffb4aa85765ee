import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AnalyticsPage } from "@/components/analytics/analytics-page";
import { getTranslator } from "@/components/i18n/translator";
import { personForPage } from "@/server/auth/session";
import { type AddressParams, readAddress } from "@/server/domain/analytics/address";
import { type Page, pages } from "@/server/domain/analytics/figures";
import { pageAsk } from "@/server/domain/analytics/pageAsk";
import { getQueryClient, HydrateClient, trpc } from "../../../hydrate";

interface Props {
  params: Promise<{ page: string }>;
  searchParams: Promise<AddressParams>;
}
const pageOf = (name: string): Page | undefined => pages.find((one) => one === name);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = pageOf((await params).page);
  const t = getTranslator("reports");
  return { title: page ? `${t(`pages.${page}`)} · ${t("title")}` : t("title") };
}

export default async function Analytics({ params, searchParams }: Props) {
  await personForPage("analytics.read");
  const page = pageOf((await params).page);
  if (!page) notFound();
  const queries = getQueryClient();
  const frame = (await queries.fetchQuery(trpc.reports.frame.queryOptions())).data;
  const asked = pageAsk(page, readAddress(await searchParams), frame);
  await Promise.all([
    queries.prefetchQuery(trpc.analytics.page.queryOptions(asked)),
    queries.prefetchQuery(trpc.reports.saved.queryOptions()),
    queries.prefetchQuery(trpc.analytics.labels.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <AnalyticsPage page={page} />
    </HydrateClient>
  );
}

import type { Metadata } from "next";
import { CustomersPage } from "@/components/customer/customers-page";
import { filterOf } from "@/components/customer/filter";
import { getTranslator } from "@/components/i18n/translator";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

export function generateMetadata(): Metadata {
  return { title: getTranslator("customers")("title") };
}

type Asked = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Asked }) {
  await personForPage("customers.read");
  const filter = filterOf(await searchParams);
  await getQueryClient().prefetchQuery(trpc.customers.list.queryOptions(filter));
  return (
    <HydrateClient>
      <CustomersPage />
    </HydrateClient>
  );
}

import type { Metadata } from "next";
import { AccountsPage } from "@/components/account/accounts-page";
import { filterOf } from "@/components/account/filter";
import { getTranslator } from "@/components/i18n/translator";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

/** As the list counts its pages. */
const perPage = 50;

export function generateMetadata(): Metadata {
  return { title: getTranslator("accounts")("title") };
}

type Asked = Promise<Record<string, string | string[] | undefined>>;

export default async function Page({ searchParams }: { searchParams: Asked }) {
  const { role } = await personForPage("accounts.read");
  await getQueryClient().prefetchQuery(trpc.accounts.list.queryOptions(filterOf(await searchParams)));
  return (
    <HydrateClient>
      <AccountsPage canImport={isAllowed(role, "accounts.import")} perPage={perPage} />
    </HydrateClient>
  );
}

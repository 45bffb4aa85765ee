import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { peopleQueryOf } from "@/components/people/filter";
import { PeoplePage } from "@/components/people/people-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { getQueryClient, HydrateClient, trpc } from "../../hydrate";

/** As the list counts its pages. */
const perPage = 50;

export function generateMetadata(): Metadata {
  return { title: getTranslator("people")("title") };
}

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Page({ searchParams }: Props) {
  const { id, role, teams } = await personForPage("people.read");
  const queries = getQueryClient();
  const asked = await searchParams;
  const open = typeof asked.person === "string" && /^[0-9a-f-]{36}$/.test(asked.person) ? asked.person : null;
  await Promise.all([
    queries.prefetchQuery(trpc.people.page.queryOptions(peopleQueryOf(asked))),
    queries.prefetchQuery(trpc.people.choices.queryOptions()),
    open && queries.prefetchQuery(trpc.people.byId.queryOptions({ id: open }, { retry: false })),
  ]);
  const viewer = {
    ...{ id, role, teams },
    mayInvite: isAllowed(role, "people.invite"),
    mayChange: isAllowed(role, "people.change"),
    mayImport: isAllowed(role, "people.import"),
  };
  return (
    <HydrateClient>
      <PeoplePage viewer={viewer} perPage={perPage} />
    </HydrateClient>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountPage } from "@/components/account/account-page";
import { getTranslator } from "@/components/i18n/translator";
import { personForPage } from "@/server/auth/session";
import { HydrateClient } from "../../../hydrate";
import { loadAccount } from "./load";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("accounts.read");
  const account = await loadAccount((await params).id);
  return { title: account?.name ?? getTranslator("accounts")("page.missingTitle") };
}

export default async function Page({ params }: Props) {
  await personForPage("accounts.read");
  const { id } = await params;
  if (!(await loadAccount(id))) notFound();
  return (
    <HydrateClient>
      <AccountPage key={id} id={id} />
    </HydrateClient>
  );
}

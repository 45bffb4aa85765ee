import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { CustomerPage } from "@/components/customer/customer-page";
import { getTranslator } from "@/components/i18n/translator";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { HydrateClient } from "../../../hydrate";
import { loadCustomer } from "./load";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("customers.read");
  const customer = await loadCustomer((await params).id);
  return { title: customer?.name ?? getTranslator("customers")("page.missingTitle") };
}

export default async function Page({ params }: Props) {
  const { role } = await personForPage("customers.read");
  const { id } = await params;
  const customer = await loadCustomer(id);
  if (!customer) notFound();
  if (customer.id !== id.toLowerCase()) redirect(`/customers/${customer.id}`);
  return (
    <HydrateClient>
      <CustomerPage key={id} id={id} canChange={isAllowed(role, "customers.change")} />
    </HydrateClient>
  );
}

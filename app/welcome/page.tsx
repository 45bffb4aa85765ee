import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { WelcomePage } from "@/components/welcome/welcome-page";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";

export const metadata: Metadata = { title: getTranslator("welcome")("title"), robots: { index: false } };

/** The start screen of the made-up desk; a real desk has none. */
export default async function Welcome() {
  const people = await createCaller(await createContext()).demo.desk();
  if (!people) notFound();
  return <WelcomePage people={people} />;
}

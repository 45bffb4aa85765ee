import type { Metadata } from "next";
import { getTranslator } from "@/components/i18n/translator";
import { LinkOver } from "@/components/people/link-over";
import { SetPassword } from "@/components/people/set-password";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";

// The address is a key: it must neither end up in a search index nor be told to other sites.
export const metadata: Metadata = {
  title: getTranslator("people.accept")("title"),
  robots: { index: false, follow: false },
  referrer: "no-referrer",
};

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const known = /^[\w-]{1,64}$/.test(token);
  const link = known ? (await createCaller(await createContext()).people.link({ token })).data : null;
  if (!link) return <LinkOver why="unknown" />;
  const { kind, name, email, state } = link;
  return state === "open" ? <SetPassword {...{ token, kind, name, email }} /> : <LinkOver why={state} />;
}

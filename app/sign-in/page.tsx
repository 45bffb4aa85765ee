import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/desk/sign-in-form";
import { getTranslator } from "@/components/i18n/translator";
import { currentPerson } from "@/server/auth/session";

export const metadata: Metadata = { title: getTranslator("signIn")("title") };

export default async function SignInPage() {
  if (await currentPerson()) redirect("/");
  return <SignInForm />;
}

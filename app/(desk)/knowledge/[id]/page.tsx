import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslator } from "@/components/i18n/translator";
import { ArticlePage } from "@/components/knowledge/article-page";
import { isAllowed } from "@/server/auth/permissions";
import { personForPage } from "@/server/auth/session";
import { HydrateClient } from "../../../hydrate";
import { loadArticle } from "./load";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await personForPage("knowledge.read");
  const article = await loadArticle((await params).id);
  return { title: article?.title ?? getTranslator("knowledge")("article.missingTitle") };
}

export default async function Page({ params }: Props) {
  const { role } = await personForPage("knowledge.read");
  const { id } = await params;
  if (!(await loadArticle(id))) notFound();
  return (
    <HydrateClient>
      <ArticlePage key={id} id={id} canWrite={isAllowed(role, "knowledge.write")} />
    </HydrateClient>
  );
}

"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { ConfirmButton } from "@/components/policy/confirm-button";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { toast } from "@/components/ui/toast-store";
import { archiveArticleAction, publishArticleAction } from "@/server/actions/knowledge";
import { checkTemplate } from "@/server/domain/knowledge/variables";
import type { Article } from "./types";

/** Into use, and out of it. */
export function ArticleActions({ article, isDirty }: { article: Article; isDirty: boolean }) {
  const t = useTranslations("knowledge.article");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id, title, revision, state } = article;
  const findings = checkTemplate(article.body).length;
  const isEmpty = article.body.trim() === "";
  const isProposed = state === "proposed";
  const done = async (words: string) => {
    toast({ title: words, tone: "good" });
    await queries.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
  };
  return (
    <>
      {state !== "archived" && (
        <ConfirmButton
          variant="ghost"
          title={t(isProposed ? "dismissTitle" : "archiveTitle", { title })}
          text={t(isProposed ? "dismissText" : "archiveText")}
          label={t(isProposed ? "dismiss" : "archive")}
          action={() => archiveArticleAction(id, revision)}
          onDone={() => done(t(isProposed ? "dismissed" : "archived"))}
        >
          {t(isProposed ? "dismiss" : "archive")}
        </ConfirmButton>
      )}
      {state !== "published" && (
        <ConfirmButton
          variant="primary"
          title={t("publishTitle", { title })}
          text={t("publishText")}
          label={t("publish")}
          isBlocked={isDirty || isEmpty || findings > 0}
          action={() => publishArticleAction(id, revision)}
          onDone={() => done(t("published"))}
          fields={
            (isDirty || isEmpty || findings > 0) && (
              <>
                {isDirty && <Callout tone="warn" title={t("saveFirst")} />}
                {!isDirty && isEmpty && <Callout tone="late" title={t("empty")} />}
                {findings > 0 && <Callout tone="late" title={t("findings", { count: findings })} />}
              </>
            )
          }
        >
          {t("publish")}
        </ConfirmButton>
      )}
    </>
  );
}

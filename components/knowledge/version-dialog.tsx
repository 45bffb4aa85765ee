"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useTranslations } from "use-intl";
import { ConfirmButton } from "@/components/policy/confirm-button";
import { LoadError } from "@/components/queue/load-error";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogRoot } from "@/components/ui/dialog";
import { SkeletonRows } from "@/components/ui/skeleton";
import { toast } from "@/components/ui/toast-store";
import { restoreArticleAction } from "@/server/actions/knowledge";
import { LineDifference } from "./line-difference";
import type { Article, ArticleVersion } from "./types";

interface Props {
  article: Article;
  version: number;
  canWrite: boolean;
  isDirty: boolean;
  onClose: () => void;
}

/** One version: what it changed, and the way back to it. */
export function VersionDialog({ article, version, canWrite, isDirty, onClose }: Props) {
  const t = useTranslations("knowledge.versions");
  const common = useTranslations("common");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const isKnown = article.versions.some((one) => one.version === version);
  const view = useQuery(trpc.knowledge.version.queryOptions({ id: article.id, version }, { enabled: isKnown }));
  const data = view.data?.data;
  const text = !isKnown
    ? t("missing", { version })
    : version === 1
      ? t("firstText")
      : t("against", { version: version - 1 });
  return (
    <DialogRoot open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog
        size="lg"
        title={t("name", { version })}
        description={text}
        footer={
          canWrite &&
          isKnown &&
          version !== article.revision && (
            <ConfirmButton
              title={t("restoreTitle", { version })}
              text={t("restoreText")}
              label={t("restore")}
              isBlocked={isDirty}
              fields={isDirty && <Callout tone="warn" title={t("saveFirst")} />}
              action={() => restoreArticleAction(article.id, article.revision, version)}
              onDone={async () => {
                toast({ title: t("restoredToast", { version }), tone: "good" });
                onClose();
                await queries.invalidateQueries({ queryKey: trpc.knowledge.pathKey() });
              }}
            >
              <History aria-hidden />
              {t("restore")}
            </ConfirmButton>
          )
        }
      >
        {view.isError ? (
          <LoadError message={view.error.message} onRetry={() => void view.refetch()} />
        ) : data ? (
          <LineDifference before={asText(data.before)} after={asText(data)} />
        ) : (
          isKnown && <SkeletonRows rows={6} label={common("loading")} />
        )}
      </Dialog>
    </DialogRoot>
  );
}

/** Title and issue type are lines of the text, so that their change shows like any other. */
const asText = (one: Pick<ArticleVersion, "title" | "body" | "issueTypeName"> | null): string =>
  one ? [one.title, ...(one.issueTypeName ? [`(${one.issueTypeName})`] : []), "", one.body].join("\n") : "";

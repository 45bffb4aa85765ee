"use client";
import { Archive, CircleCheck, Lightbulb, PencilLine } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import type { ArticleState } from "@/server/domain/knowledge/article";

const looks = {
  proposed: { tone: "accent", Icon: Lightbulb },
  draft: { tone: "warn", Icon: PencilLine },
  published: { tone: "good", Icon: CircleCheck },
  archived: { tone: "neutral", Icon: Archive },
} as const;

export function StateBadge({ state }: { state: ArticleState }) {
  const t = useTranslations("knowledge.states");
  const { tone, Icon } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {t(state)}
    </Badge>
  );
}

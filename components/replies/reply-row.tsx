"use client";
import { useTranslations } from "use-intl";
import { ConfirmButton } from "@/components/policy/confirm-button";
import { useServerNow } from "@/components/time/server-clock";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/time";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { deleteReplyAction } from "@/server/actions/savedReplies";
import type { SavedReply } from "./types";

interface Props {
  reply: SavedReply;
  mayChange: boolean;
  onEdit: () => void;
  onDeleted: () => void;
}

/** One saved reply: what it says first, what it is for, whose it is. */
export function ReplyRow({ reply, mayChange, onEdit, onDeleted }: Props) {
  const t = useTranslations("knowledge.replies");
  const now = useServerNow();
  const { id, title, body, issueTypeName, isDesk, updatedBy, at } = reply;
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-line border-b px-4 py-3 md:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="wrap-anywhere font-medium">{title}</span>
          <Badge tone={isDesk ? "accent" : "neutral"}>{t(isDesk ? "desks" : "own")}</Badge>
          {issueTypeName && <Badge tone="outline">{issueTypeName}</Badge>}
        </p>
        <p className="wrap-anywhere mt-0.5 line-clamp-2 text-muted text-sm">{body}</p>
        <p className="mt-0.5 text-muted text-xs">
          {updatedBy} · <RelativeTime at={at} now={now} />
        </p>
      </div>
      {mayChange && (
        <div className="flex gap-2">
          <Button size="sm" onClick={onEdit}>
            {t("edit")}
            <VisuallyHidden> {title}</VisuallyHidden>
          </Button>
          <ConfirmButton
            variant="ghost"
            size="sm"
            title={t("deleteTitle", { title })}
            text={t(isDesk ? "deleteDesks" : "deleteOwn")}
            label={t("delete")}
            danger
            action={() => deleteReplyAction(id)}
            onDone={onDeleted}
          >
            {t("delete")}
            <VisuallyHidden> {title}</VisuallyHidden>
          </ConfirmButton>
        </div>
      )}
    </li>
  );
}

"use client";
import { useQuery } from "@tanstack/react-query";
import { Check, Pencil, ThumbsDown } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useKeptEdit } from "@/components/edit/use-kept-edit";
import { ModelDraft } from "@/components/language/model-draft";
import { useKeys } from "@/components/ticket/actions/use-keys";
import { useTRPC } from "@/components/trpc/provider";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Kbd } from "@/components/ui/kbd";
import { toast } from "@/components/ui/toast-store";
import { checkTemplate } from "@/server/domain/knowledge/variables";
import type { RejectReason } from "@/server/domain/vocabulary";
import { Alternatives } from "./alternatives";
import { Conversation, WhyReview } from "./draft-evidence";
import { DraftHead } from "./draft-head";
import { DraftText } from "./draft-text";
import { keptKey } from "./kept-key";
import { RejectDialog } from "./reject-dialog";
import type { Alternative, Answer, Reviewer, ReviewItem } from "./types";

/** A draft is not approved by the key press that was meant for the one before it. */
const firstLookMs = 300;
const isSameAnswer = (a: Answer, b: Answer) =>
  a.body === b.body && a.article.id === b.article.id && a.writtenWith === b.writtenWith;
const isAnswer = (x: unknown): x is Answer =>
  typeof x === "object" && x !== null && "body" in x && typeof x.body === "string" && "article" in x;

interface Props {
  item: ReviewItem;
  reviewer: Reviewer;
  assistantName: string;
  failure: string | null;
  /** Off while it is only shown beside the list and not opened. */
  hasKeys: boolean;
  onApprove: (answer: Answer) => void;
  onReject: (reason: RejectReason) => void;
  onBack: () => void;
}

/** One draft beside what it answers: send it, change it, or refuse it. */
export function DraftDetail({ item, reviewer, assistantName, failure, hasKeys, ...on }: Props) {
  const t = useTranslations("review");
  const written = useTranslations("language");
  const trpc = useTRPC();
  const { draftId } = item;
  const others = useQuery(trpc.review.alternatives.queryOptions({ draftId }, { staleTime: 60_000 }));
  const edit = useKeptEdit<Answer>({
    key: keptKey(draftId),
    saved: { revision: 1, content: { body: item.body, article: item.article } },
    isSame: isSameAnswer,
    isContent: isAnswer,
  });
  const [isEditing, setEditing] = useState(false);
  const [isRejecting, setRejecting] = useState(false);
  const [error, setError] = useState<string>();
  const shownAt = useRef(0);
  const editButton = useRef<HTMLButtonElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    shownAt.current = performance.now();
  }, []);

  const { isAwake } = edit;
  const { body: text, article } = edit.edited;
  const change = (next: Answer) => {
    setError(undefined);
    edit.edit(next);
  };
  function approve() {
    if (text.trim() === "") return setError(t("edit.empty"));
    // What is no variable is named right below the text.
    if (checkTemplate(text).length > 0) return setEditing(true);
    on.onApprove(edit.edited);
  }
  const startEditing = () => {
    setEditing(true);
    scroll.current?.scrollTo({ top: 0 });
  };
  const stopEditing = () => {
    setEditing(false);
    requestAnimationFrame(() => editButton.current?.focus());
  };
  const take = (one: Alternative) => {
    const before = edit.edited;
    if (one.body === text) return;
    change({ body: one.body, article: { id: one.articleId, title: one.title } });
    const back = { label: t("detail.undo"), onSelect: () => change(before) };
    toast({ title: t("alternatives.took", { title: one.title }), action: back });
  };
  const takeWritten = (body: string, writtenWith: string) => {
    const before = edit.edited;
    change({ body, article, writtenWith });
    toast({ title: written("took"), action: { label: t("detail.undo"), onSelect: () => change(before) } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      stopEditing();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) approve();
    }
  };
  const key = (act: () => void) => (event: globalThis.KeyboardEvent) => {
    if (!hasKeys || event.repeat || performance.now() - shownAt.current < firstLookMs) return;
    event.preventDefault();
    act();
  };
  const alternatives = others.data?.data;
  useKeys({
    a: key(approve),
    e: key(startEditing),
    r: key(() => setRejecting(true)),
    ...Object.fromEntries((alternatives ?? []).map((one, i) => [String(i + 1), key(() => take(one))])),
  });

  return (
    <article
      aria-label={t("detail.label")}
      data-open-draft={draftId}
      className="@container flex h-full min-h-0 flex-col"
    >
      <DraftHead item={item} onBack={on.onBack} />
      <div
        ref={scroll}
        className="scroll-area flex min-h-0 flex-1 flex-col gap-4 px-3 py-3 md:px-4 @2xl:grid @2xl:grid-cols-[minmax(0,0.8fr)_minmax(0,1fr)] @2xl:content-start"
      >
        {/* Beside each other where there is room; else the words, the answer, other answers, and why. */}
        <div className="min-w-0 content-start gap-3 @max-2xl:contents @2xl:grid">
          <Conversation item={item} assistantName={assistantName} />
          <WhyReview item={item} />
        </div>
        <div className="min-w-0 content-start gap-3 @max-2xl:contents @2xl:grid">
          {failure && (
            <Callout tone="late" title={failure} live>
              {t("detail.failed")}
            </Callout>
          )}
          <DraftText
            article={article}
            reviewer={reviewer}
            text={text}
            isEdited={edit.isDirty}
            isEditing={isEditing}
            error={error}
            onChange={(body) => change({ ...edit.edited, body })}
            onUndo={() => {
              setError(undefined);
              edit.undo();
            }}
            onKeyDown={onKeyDown}
          />
          <Alternatives
            alternatives={alternatives}
            hasFailed={others.isError}
            names={item.names}
            text={text}
            onTake={take}
          />
          <ModelDraft draftId={draftId} text={text} onTake={takeWritten} />
        </div>
      </div>
      <section
        aria-label={t("actions.label")}
        className="flex shrink-0 flex-wrap items-center gap-2 border-line border-t bg-surface px-3 py-2.5 md:px-4"
      >
        <Button
          variant="primary"
          disabled={!isAwake}
          onClick={approve}
          hint={
            <Kbd inverse className="coarse:hidden">
              {isEditing ? "Ctrl ↵" : "A"}
            </Kbd>
          }
        >
          <Check aria-hidden />
          {t(edit.isDirty ? "actions.approveEdited" : "actions.approve")}
        </Button>
        {isEditing ? (
          <Button onClick={stopEditing} hint={<Kbd className="coarse:hidden">Esc</Kbd>}>
            {t("edit.done")}
          </Button>
        ) : (
          <Button
            ref={editButton}
            disabled={!isAwake}
            onClick={startEditing}
            hint={<Kbd className="coarse:hidden">E</Kbd>}
          >
            <Pencil aria-hidden />
            {t("actions.edit")}
          </Button>
        )}
        <Button
          className="ml-auto"
          disabled={!isAwake}
          onClick={() => setRejecting(true)}
          hint={<Kbd className="coarse:hidden">R</Kbd>}
        >
          <ThumbsDown aria-hidden />
          {t("actions.reject")}
        </Button>
      </section>
      <RejectDialog open={isRejecting} onOpenChange={setRejecting} onReject={on.onReject} />
    </article>
  );
}

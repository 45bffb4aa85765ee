"use client";
import Link from "next/link";
import { useFormatter, useTranslations } from "use-intl";
import { AttachmentList } from "@/components/attachments/attachment-list";
import { ArticleText } from "@/components/knowledge/markdown";
import type { SignalName } from "@/server/domain/triage/understanding";
import type { DecisionView, MessageView } from "../detail/types";
import { TimelineMessage } from "../timeline/message";
import { messageAnchor } from "./anchor";
import { EvidenceText } from "./evidence-text";
import { evidenceOf } from "./highlights";
import { MentionText } from "./mention-text";

const kinds = { inbound: "customer", reply: "publicReply", note: "internalNote" } as const;

interface Props {
  message: MessageView;
  now: number;
  decision: Pick<DecisionView, "messageId" | "facts"> | null;
  /** How the assistant signs. */
  assistantName: string;
  /** In a narrow column a message takes the whole width. */
  isNarrow?: boolean;
}

/** One message of the stream; the one that was decided on shows what its signals rest on. */
export function MessageEntry({ message, now, decision, assistantName, isNarrow }: Props) {
  const t = useTranslations("ticket.timeline");
  const { subject, body, isAssistant, article, attachments, mentions } = message;
  const understanding = decision?.messageId === message.id ? decision.facts.understanding : null;
  const note = [
    message.loggedBy && t("loggedBy", { name: message.loggedBy }),
    message.writtenWith && t("writtenWith", { model: message.writtenWith }),
    message.duplicate !== null && t("duplicate", { number: String(message.duplicate) }),
  ].filter(Boolean);
  const evidence = understanding ? evidenceOf(understanding) : [];
  return (
    <TimelineMessage
      id={messageAnchor(message.id)}
      kind={kinds[message.kind]}
      author={{ name: isAssistant ? assistantName : message.author, isAssistant }}
      isNarrow={isNarrow}
      at={message.at}
      now={now}
      channel={message.channel}
      note={note.join(" · ")}
      footer={
        understanding ? <SignalLine signals={understanding.signals} /> : article && <FromArticle article={article} />
      }
    >
      {body === null ? (
        <span className="text-muted italic">{t("erased")}</span>
      ) : (
        <>
          {subject && (
            <p className="mb-1 font-medium">
              <EvidenceText text={subject} offset={0} evidence={evidence} />
            </p>
          )}
          {message.format === "markdown" ? (
            <div className="whitespace-normal">
              <ArticleText body={body} values={null} />
            </div>
          ) : (
            <div className="whitespace-pre-wrap">
              {mentions.length > 0 ? (
                <MentionText text={body} people={mentions} />
              ) : (
                <EvidenceText text={body} offset={subject ? subject.length + 1 : 0} evidence={evidence} />
              )}
            </div>
          )}
        </>
      )}
      <AttachmentList attachments={attachments} className="mt-2" />
    </TimelineMessage>
  );
}

/** Where an answer of the assistant comes from. */
function FromArticle({ article }: { article: NonNullable<MessageView["article"]> }) {
  const t = useTranslations("ticket.timeline");
  return t.rich("fromArticle", {
    title: article.title,
    article: (chunks) => (
      <Link href={`/knowledge/${article.id}`} className="rounded-xs underline underline-offset-2 hover:text-ink">
        {chunks}
      </Link>
    ),
  });
}

/** The signals whose evidence is marked above, with their strength. */
function SignalLine({ signals }: { signals: NonNullable<DecisionView["facts"]["understanding"]>["signals"] }) {
  const t = useTranslations("ticket");
  const format = useFormatter();
  const found = (Object.entries(signals) as [SignalName, { value: number; evidence: unknown[] }][]).filter(
    ([, { value, evidence }]) => value > 0 && evidence.length > 0,
  );
  if (found.length === 0) return null;
  const list = found.map(([name, { value }]) => t("timeline.signal", { name: t(`signal.${name}`), value }));
  return <p>{t("timeline.signals", { list: format.list(list, { type: "unit" }) })}</p>;
}

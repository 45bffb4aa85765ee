import { type AutonomyStage, autonomyStages } from "@/server/domain/vocabulary";
import { isRow, number, rows, text } from "./read";

export interface PlaybookRow {
  id: string;
  name: string;
  stage: AutonomyStage | null;
  /** Null: it drafts from whatever is written about the issue type. */
  playbook: {
    articles: string[];
    /** The action's name, else its id; null without one. */
    action: string | null;
    followUpMinutes: number | null;
    closeMinutes: number | null;
    turnLimit: number | null;
  } | null;
}
export interface AssistantRules {
  name: string | null;
  texts: { key: "introduction" | "question" | "followUp"; text: string }[];
  reviewMinutes: number | null;
  answerMeetsResponse: boolean | null;
  actions: { id: string; name: string; url: string; timeoutSeconds: number | null; returns: string[] }[];
}

const strings = (x: unknown): string[] => (Array.isArray(x) ? x.flatMap((one) => text(one) ?? []) : []);

/** How the assistant works, read from any document: a draft may still miss anything, and what it has is shown. */
export function assistantRulesOf(document: unknown): AssistantRules {
  const d = isRow(document) && isRow(document.assistant) ? document.assistant : {};
  return {
    name: text(d.name),
    texts: (["introduction", "question", "followUp"] as const).flatMap((key) => {
      const words = text(d[key]);
      return words === null ? [] : [{ key, text: words }];
    }),
    reviewMinutes: number(d.reviewMinutes),
    answerMeetsResponse: typeof d.answerMeetsResponse === "boolean" ? d.answerMeetsResponse : null,
    actions: rows(d.actions).map((one, index) => ({
      id: text(one.id) ?? String(index),
      name: text(one.name) ?? text(one.id) ?? "?",
      url: text(one.url) ?? "?",
      timeoutSeconds: number(one.timeoutSeconds),
      returns: strings(one.returns),
    })),
  };
}

/** Every issue type with its playbook, in the document's order. */
export function playbooksOf(document: unknown): PlaybookRow[] {
  const d = isRow(document) ? document : {};
  const { actions } = assistantRulesOf(document);
  return rows(d.issueTypes).map((one, index) => {
    const p = isRow(one.playbook) ? one.playbook : null;
    const action = text(p?.action);
    return {
      id: text(one.id) ?? String(index),
      name: text(one.name) ?? text(one.id) ?? "?",
      stage: autonomyStages.find((stage) => stage === one.stage) ?? null,
      playbook: p && {
        articles: strings(p.articles),
        action: action && (actions.find((a) => a.id === action)?.name ?? action),
        followUpMinutes: number(p.followUpMinutes),
        closeMinutes: number(p.closeMinutes),
        turnLimit: number(p.turnLimit),
      },
    };
  });
}

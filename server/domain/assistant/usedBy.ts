import type { PolicyDocument } from "../policy/document";

/** An issue type whose playbook answers from an article, and as which of its answers (from 1). */
export interface PlaybookUse {
  issueType: string;
  name: string;
  place: number;
  /** It answers without a person. */
  isAlone: boolean;
}

/** The playbooks that answer from an article, in the policy's order. */
export const playbooksWith = (articleId: string, types: PolicyDocument["issueTypes"]): PlaybookUse[] =>
  types.flatMap(({ id, name, stage, playbook }) => {
    const place = playbook?.articles.indexOf(articleId) ?? -1;
    return place < 0 ? [] : [{ issueType: id, name, place: place + 1, isAlone: stage === "autonomous" }];
  });

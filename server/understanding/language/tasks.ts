import { z } from "zod";
import { unsupportedClaim } from "../../domain/assistant/claims";
import { askLanguageModel } from "./ask";
import type { LanguageAnswer } from "./port";

const written = (most: number) =>
  z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(z.string().min(1, "empty").max(most, "too long"))
    .refine((s) => !/\{\{|\}\}/.test(s), "holds a variable");

/** A handed-over ticket in a few sentences. Nothing that the messages do not hold is passed on. */
export async function summariseConversation(messages: string): Promise<LanguageAnswer<string>> {
  const answer = await askLanguageModel({
    instructions: [
      "You summarise a support ticket for the agent who takes it over: what the customer wants, what was tried, what is",
      'open. At most four plain sentences in English, facts only, no advice. Answer as {"summary": "…"}.',
    ].join("\n"),
    data: { conversation: messages },
    schema: z.object({
      summary: written(900).refine((s) => unsupportedClaim(s, [messages]) === null, "says what no message says"),
    }),
    maxTokens: 400,
  });
  return answer.ok ? { ...answer, value: answer.value.summary } : answer;
}

/** A reply for a reviewer, from articles alone. Links, amounts, periods and promises that no article holds are refused. */
export async function draftFromArticles(input: {
  said: string;
  customer: string;
  articles: readonly { title: string; body: string }[];
}): Promise<LanguageAnswer<string>> {
  const sources = input.articles.map((a) => `${a.title}\n${a.body}`);
  const answer = await askLanguageModel({
    instructions: [
      "You draft a reply to a customer for a support agent, who checks it before anything is sent. Use only what the",
      "articles say; where they do not answer the question, say that a colleague will look at it. Promise nothing: no",
      "refund, no date, no amount that is not in the articles. Add no links of your own. Friendly, brief, in English,",
      'Markdown allowed. Answer as {"reply": "…"}.',
    ].join("\n"),
    data: {
      ...Object.fromEntries(sources.map((text, at) => [`article${at + 1}`, text])),
      customerName: input.customer,
      customerWrote: input.said,
    },
    schema: z.object({
      reply: written(4_000).refine((s) => unsupportedClaim(s, sources) === null, "says what no article says"),
    }),
    maxTokens: 1_200,
  });
  return answer.ok ? { ...answer, value: answer.value.reply } : answer;
}

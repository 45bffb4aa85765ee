import { z } from "zod";
import { slug } from "./names";

/** The steps that resolve an issue type without a person: act, answer, wait for the customer's word, ask once more, close. */
export const playbook = z.strictObject({
  /** What it answers from, by id: the first article first, the next one to a further question. */
  articles: z.array(z.uuid()).min(1).max(5),
  /** The action to run before the first answer; its answer fills `{{action.…}}`. */
  action: slug.nullable(),
  /** Minutes without a word after which the customer is asked again; null = never. */
  followUpMinutes: z.number().positive().max(43_200).nullable(),
  /** Minutes without a word after that (or after the answer) until the ticket is resolved. */
  closeMinutes: z.number().positive().max(43_200),
  /** Answers at most; the next message goes to a person. */
  turnLimit: z.int().min(1).max(5),
});

/** A call to another system, signed as Standard Webhooks has it with the secrets of `baton channel create action`. */
export const action = z.strictObject({
  id: slug,
  name: z.string().min(1).max(80),
  url: z.url({ protocol: /^https?$/ }),
  timeoutSeconds: z.int().min(1).max(30),
  /** Field of the JSON answer, dots between its levels, and what it must equal for the action to count as done. */
  expect: z.strictObject({ field: z.string().min(1).max(80), equals: z.union([z.string(), z.number(), z.boolean()]) }),
  /** Fields of the answer that articles may use as `{{action.NAME}}`. */
  returns: z.array(z.string().regex(/^[a-z][A-Za-z0-9]*$/, "use a name such as invoiceUrl")).max(20),
});

/** A text of the assistant's own, with variables as articles have them. */
const words = z.string().min(1).max(2000);

export const assistant = z.strictObject({
  /** How it signs. */
  name: z.string().min(1).max(60),
  /** Before its first answer: that it is a machine, and how to reach a person. */
  introduction: words,
  /** After each answer: what the customer may do next. */
  question: words,
  /** When the customer says nothing. */
  followUp: words,
  /** Minutes a draft waits for a reviewer before people take the ticket. */
  reviewMinutes: z.number().positive().max(10_080),
  /** Whether an answer of the assistant alone stops the clocks of first and next response. */
  answerMeetsResponse: z.boolean(),
  actions: z.array(action).max(50),
});

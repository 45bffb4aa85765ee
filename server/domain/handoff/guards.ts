/** Questions that repeat nothing, whatever the customer wrote. */

const readBack =
  /\byou (?:wrote|said|mentioned|told|say|write|described|reported)\b|\bas you (?:say|wrote|said)\b|\baccording to you\b|\bjust to (?:confirm|be sure)\b|\bif i (?:understand|read)\b/iu;
const consent =
  /^(?:(?:and|or|so|also|then|until [^,]*),? )?(?:shall|may|might|should|can|could) (?:i|we)\b|\b(?:may|might|shall) (?:i|we)\b|\b(?:if you agree|in order|would you be (?:willing|ready|prepared)|do you agree|would you agree|are you okay with)\b/iu;
const verdict =
  /\b(?:is|would|does|do|did|was|will|sounds?) (?:that|this|it|these|they|those)\b.{0,24}\b(?:agreeable|ok(?:ay)?|interest|suits?|helps?|answer|alright|all right|fine with|work for|something for|sound|do for|acceptable|gives? you)\b/iu;
/** Asks how it is since something was changed. */
const changed =
  /\b(?:by |right )?now\b|\bmeanwhile\b|\bin the meantime\b|\bafter (?:you|we|i|the|this|that)\b.{0,40}\b(?:press|click|updat|install|fix|chang|restart|refresh|reset)|\bsince (?:the|our|my) (?:fix|change|repair)|\b(?:new|fresh|corrected) (?:version|pdf|file|copy|build|export|report|link|invoice)\b|\bsince(?: then\b|\?)|\b(?:did|has|have|does|is) (?:this|that) one\b|\b(?:is|are|does|works?)\b.{0,40}\bagain\?$|\bany (?:better|faster|different)\b/iu;
const opensWithQuestionWord =
  /^(?:[^?]{0,40}[,:] )?(?:and |or |also |so )?(?:at |on |in |to |from |for |by |since |under |with )?(?:what|whose|which|who|whom|whose|where|when|how (?:many|much|long|often))\b/iu;

/** About what support sent, not about what the customer told. */
const ownMail = /\b(?:my|our) (?:last |earlier |first )?(?:e-?mail|mail|message|reply|letter|call|question)\b/iu;

const guards: readonly ((question: string) => boolean)[] = [
  (q) => readBack.test(q),
  (q) => consent.test(q) && !opensWithQuestionWord.test(q),
  (q) => verdict.test(q),
  (q) => ownMail.test(q),
  (q) => changed.test(q) && !opensWithQuestionWord.test(q),
  // "How is it with 7.9.1?": how something fares, not what it is.
  (q) => /^(?:and )?how(?:'s| is| are| does| do| did)\b.{0,40}\b(?:with|after|since|under|on) /iu.test(q),
];

/** Is it a question that nothing said before can answer: a confirmation of what was read, consent, the state after a change? */
export const isNew = (question: string): boolean => guards.some((guard) => guard(question));

export const asksWhat = (question: string): boolean =>
  opensWithQuestionWord.test(question) || /\b(?:what|which)\b/iu.test(question);

/** The customer says that they do not know, or cannot look. */
export const isUnknown = (sentence: string): boolean =>
  /\b(?:no (?:idea|clue)|(?:don't|do not|doesn't|didn't) (?:really )?know|dunno|not sure|unsure|(?:can't|cannot|can not|couldn't) (?:tell|say|find|look|check|remember)|where (?:do|can) i (?:find|see)|(?:i )?forgot|have to ask|i'll ask)\b/iu.test(
    sentence,
  );

/** It was not done yet, or will not be. */
export const isPending = (sentence: string): boolean =>
  /\b(?:will (?:do|try|check|look|send|test)|i'll|later|after lunch|not yet|haven't|(?:can't|cannot|could not|couldn't)|tomorrow|next week|as soon as|i (?:can|could) send|if you (?:want|like|need))\b/iu.test(
    sentence,
  );

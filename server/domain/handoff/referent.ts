/** Whom or what a question is about, where that is not the customer's own: what they told of themselves is no answer then. */
const referents: readonly { asks: RegExp; tells: RegExp }[] = [
  {
    asks: /\b(?:colleagues?|coworkers?|she|he|her|his|wife|husband|boss|person who|people who)\b/iu,
    tells:
      /\b(?:colleagues?|coworkers?|she|he|her|his|him|wife|husband|boss|assistant|mrs?|ms|person|people|users?|guests?|members?|ours)\b/iu,
  },
  { asks: /\b(?:second|2nd)\b(?! time)/iu, tells: /\b(?:second|2nd|2|another|other)\b/iu },
  {
    asks: /\bother (?:person|people|account|device|computer|invoice|order|workspace)\b/iu,
    tells: /\b(?:other|another|second|also|too)\b/iu,
  },
];

/** Does a sentence speak of the same person or thing as a question does? */
export const isAboutSame = (question: string, sentence: string): boolean =>
  referents.every(({ asks, tells }) => !asks.test(question) || tells.test(sentence));

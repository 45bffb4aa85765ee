import type { Kind } from "./kind";

/** How it came, what is wanted and why. */
export const kindsOfStory = {
  change: {
    asks: /\b(?:have|has|did) (?:you|anyone|anybody|somebody|someone|something|anything)\b.{0,20}\bchanged?\b|\bwhat (?:was|has|did|have)\b.{0,20}\bchanged?\b|\b(?:last|which) (?:thing|change)s?\b.{0,24}\bchanged?\b|\bany(?:thing)?\b.{0,16}\bchanges\b/iu,
    gives:
      /\b(?:we|i|nobody|nothing|no one|they|somebody|someone|admin)\b[^.!?]{0,30}\b(?:changed|switched|migrated|moved|updated|upgraded|added|renamed|installed|replaced)\b[^.!?]*|\bsince (?:the|your|our|we|i) [^.!?]*\b(?:update|release|upgrade|migration|switch\w*|moved|changed)\b|\b(?:no|without) changes\b|\bdidn't change\b/giu,
  },
  steps: {
    asks: /\bwhat (?:exactly )?(?:were|are|do|did) you (?:doing|do|click|press)\b|\bsteps\b.{0,24}\b(?:reproduce|took|lead)\b|\bhow (?:can|do|could) (?:i|we|you) (?:reproduce|trigger)\b|\bwhen exactly does it (?:happen|occur|appear)/iu,
    gives:
      /\b(?:when(?:ever)?|if|after|as soon as|every time|once) (?:i|we|you|somebody|someone|the user|she|he|they)\b[^.!?]*/giu,
  },
  wanted: {
    asks: /\b(?:what|how) would you (?:like|prefer|want)(?: us| me)?\b|\bwhat (?:can|should) we do for you\b|\bwhat do you (?:want|expect)\b/iu,
    gives:
      /\b(?:i|we)(?:'d| would)? (?:want|need|like|prefer|expect)\b[^.!?]*|\b(?:please|pls) (?:refund|cancel|send|change|correct|delete|close|add|remove|replace)[^.!?]*|\b(?:money|refund) (?:back|please)\b/giu,
  },
  reason: {
    asks: /\bwhy (?:do|did|would|are|have) you\b|\breasons? (?:for|why|behind|of)\b|\bwhat (?:made|makes) you\b/iu,
    gives:
      /\b(?:because|due to|as we|since we|reason|too expensive|no longer (?:need|use)|(?:don't|do not) (?:need|use))\b[^.!?]*/giu,
  },
  cardEnd: {
    asks: /\blast (?:four|4) digits\b|\bcard (?:number )?end/iu,
    gives: /\b(?:ending|ends)(?: in| with)? \d{4}\b|[*x.…]{2,} ?\d{4}\b|\b\d{4}[*x ]{4,}\d{4}\b/giu,
  },
  taxId: {
    asks: /\b(?:vat|tax) (?:id|number|no)\b/iu,
    gives: /\b[A-Z]{2} ?\d{7,12}[A-Z]?\b|\b(?:VAT|vat|tax)\b[^.!?]{0,14}\d{6,}/gu,
  },
  currency: {
    asks: /\b(?:which|what) currency\b/iu,
    gives: /[€$£]|\b(?:EUR|USD|GBP|CHF|euros?|dollars?|pounds?|francs?)\b/giu,
  },
} satisfies Record<string, Kind>;

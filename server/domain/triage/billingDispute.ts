import { type PhraseBook, phrases } from "./phrases";

const charge = "(?:charges?|payments?|debits?|transactions?|withdrawals?|fees?|bills?|invoices?|amounts?)";
const taken = "(?:charged|billed|debited|invoiced)";
const denies =
  "(?:don't|do not|didn't|did not|never|have never|had never|cannot|can't) (?:recogni[sz]e|authori[sz]ed?|order(?:ed)?|agreed?(?: to| with)?|approved?|made|make|consent(?:ed)? to)";

/** The customer says that a charge is wrong. Not: questions about invoices, failed payments, or their customers' data. */
export const billingDispute: PhraseBook = {
  phrases: phrases([
    [
      `${taken} (?:me |us |our card |my card |our account |for this )?(?:twice|double|two times|three times|[234]x|[234] times|again)`,
      0.8,
    ],
    ["(?:double|doubly|twice)[ -](?:charged?|billed|bill|debited|invoiced|charging|billing)", 0.8],
    [`duplicate (?:charge|debit|billing)s?`, 0.75],
    [
      `${taken} (?:wrongly|incorrectly|erroneously|by (?:mistake|error)|in error)|(?:taken|deducted|collected|withdrawn) (?:wrongly|by (?:mistake|error)|in error)`,
      0.7,
    ],
    [
      `${taken} (?:me |us )?for \\d{1,5} (?:users|seats|people|licen[cs]es|months) (?:when|but|while|whereas|instead|although)`,
      0.7,
    ],
    [
      "unknown (?:charge|debit)|dispute (?:of|about|over|with) (?:a |the |your |this )?(?:charge|payment|debit|invoice|bill)",
      0.75,
    ],
    ["charge ?back(?! (?:report|data|rate|column|chart|widget|dashboard|field|import|fee table))", 0.5],
    ["over-?(?:charged|billed|charging|billing)", 0.8],
    [
      `(?:dispute|disputing|contest|contesting|object to|objecting to|challenge) (?:this |the |that |your |a |our |my |these |those |an ){0,2}(?:latest |last |recent |entire |whole )?${charge}`,
      0.9,
    ],
    [`${charge}[^.!?\\n]{0,40} (?:which |that )?(?:i|we) ${denies}`, 0.85],
    [`(?:i|we) ${denies} (?:to |of |with )?(?:this |the |that |your |any such |such a |these ){0,2}${charge}`, 0.85],
    [`(?:unauthori[sz]ed|fraudulent|unjustified|illegitimate|bogus) ${charge}`, 0.85],
    [`(?:wrong|incorrect|erroneous) (?:charge|debit|billing)`, 0.65],
    [
      `(?:wrong|incorrect|too high an) amount (?:was |has been |were )?(?:taken|${taken}|deducted|withdrawn|collected)`,
      0.75,
    ],
    [
      `(?:charge|debit|payment) (?:is|was|(?:of|from) [^.!?\\n]{1,30} (?:is|was)) (?:not legitimate|wrong|not correct|incorrect|unjustified|a mistake|an error|not ours)`,
      0.75,
    ],
    [`(?:shouldn't|should not|should never) (?:have been |be )(?:${taken})`, 0.75],
    [
      `${taken} (?:me |us |our card |my card |again )?[^.!?\\n]{0,20}(?:even though|although|despite|in spite of|without (?:my|our|any|asking|telling|consent|permission|authori[sz]ation|notice))`,
      0.75,
    ],
    [
      `${taken} (?:me |us )?[^.!?\\n]{0,25}after (?:i|we|having|our|my|the)? ?(?:had |have )?(?:cancel|terminat|clos|end)(?:led|ed|lation|ling|ing|ation)?`,
      0.75,
    ],
    [
      `${taken} (?:me |us )?for (?:something|seats?|people|a service|a plan|an add-on|a workspace|services) (?:that |which )?(?:i|we|nobody)`,
      0.65,
    ],
    [
      "(?:money|amount|payment|fee|dollars|euros?|pounds) (?:was|were|has been|have been) (?:taken|deducted|withdrawn|collected) (?:twice|again|although|even though|without|wrongly|by mistake)",
      0.75,
    ],
    [
      `why (?:did|have|do|are|am|was|were|has) (?:you|i|we|my card|our card|tessel) (?:just |been |again )?(?:charge|charged|billed|debited|taking|take) (?:me|us|for|my|our|twice|again|[$€£]?\\d)`,
      0.55,
    ],
    [
      "(?:file|filed|filing|open|opened|opening|start|started|initiate|initiated|initiating|request|requested|requesting|do|dispute or|issue) (?:a |the )?charge ?back",
      0.85,
    ],
    [
      "(?:bank|card company|card issuer) (?:to )?(?:charge it back|reverse (?:it|the charge|this))|opened a dispute",
      0.8,
    ],
    [
      `(?:i|we) (?:had |have |'ve |'d )?(?:already )?(?:cancel|terminat|quit|close)[^.!?\\n]{0,45} (?:still|and|but|yet|nevertheless) [^.!?\\n]{0,25}(?:${taken}|money|took|take|taken|withdrawn|payment|debit)`,
      0.75,
    ],
    [
      "(?:took|take|taking|taken|withdr[ae]wn?|deducted|collected) (?:the |a |my |our )?(?:money|payments?|fees?|[$€£] ?\\d[\\d.,]{0,8}|\\d[\\d.,]{0,8} (?:dollars|euros?|usd|eur|pounds))[^.!?\\n]{0,40} (?:we (?:deleted|cancelled|canceled|closed|never)|i (?:deleted|cancelled|canceled|closed|never)|without|twice|although|even though)",
      0.75,
    ],
    ["(?:never|not|nobody) (?:ordered|authori[sz]ed|agreed to|approved|signed up for) (?:this|that|it|any)", 0.45],
    ["(?:want|give (?:me|us)|demand|expect|get) (?:all )?(?:my|our|the) money back", 0.65],
    [`(?:reverse|undo|cancel) (?:this|the|that|your) (?:charge|debit)`, 0.6],
    ["(?:demand|insist on|expect|require) (?:a |an |my |our )?(?:full |immediate |complete ){0,2}refund", 0.6],
    [
      "(?:want|request|requesting|like|need|ask for|asking for) (?:a |the |my |our |an )(?:full |partial |immediate )?refund",
      0.4,
    ],
  ]),
  takenBackBy:
    /(?:^|\s)(?:customers?|clients?|shoppers?|buyers?|patients?|guests?|members|stripe|shopify)(?:'s)?(?:\s{1,4}[\p{L}']{1,14}){0,4}\s{0,4}$|(?:^|\s)(?:wasn't|weren't|not|never|no|isn't|don't want|don't need)(?:\s{1,4}[\p{L}']{1,12}){0,2}\s{0,4}$/iu,
};

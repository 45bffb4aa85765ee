import { type PhraseBook, phrases } from "./phrases";

const person =
  "(?:human(?: being| agent)?|person|people|agent|representative|rep|advis[eo]r|operator|manager|supervisor|team leader|employee|specialist|technician|engineer|consultant|account manager)";
const kind =
  "(?:real|actual|live|human|proper|senior|support|service|sales|technical|customer service|flesh and blood)";
const any = "(?:a|an|any|some|another|one of your|your|the|my|our)";
const bot = "(?:bots?|chatbots?|robots?|machines?|ai|computers?|automated (?:system|assistant))";

/** The customer asks for a person rather than the assistant, or for a call. Not: a report about people, bots or roles. */
export const humanRequest: PhraseBook = {
  phrases: phrases([
    [`(?:speak|talk|chat|speaking|talking|chatting) (?:to|with) (?:${any} )?(?:${kind} )?${person}`, 0.9],
    ["(?:speak|talk) (?:to|with) (?:someone|somebody|anyone|anybody)", 0.75],
    ["(?:speak|talk) (?:to|with) (?:you|your team|your support) (?:on|over|by) (?:the )?(?:phone|telephone)", 0.75],
    [
      `(?:connect|transfer|put|pass|hand|forward|escalate) (?:me|us|this|it|my (?:ticket|issue|request|case)) (?:through |over |on )?(?:to|with) (?:${any} )?(?:${kind} )?(?:${person}|someone|somebody)`,
      0.9,
    ],
    [
      `(?:want|need|get me|give me|send me|like|prefer|demand|insist on|expect) (?:${any} )?(?:real|actual|live|human|proper) (?:${person}|being)`,
      0.85,
    ],
    [
      "(?:want|need|get me|give me|demand) (?:a human|a person|your (?:manager|supervisor)|a (?:manager|supervisor))(?! (?:role|account|permission|licen[sc]e|seat|user))",
      0.8,
    ],
    [`(?:is|are) there (?:${any} )?(?:real |actual |live |human )(?:${person}|beings?)`, 0.8],
    [
      "(?:reach|contact|find) (?:a|an actual|an|any|some) (?:real |live |human )?(?:human|person|representative|agent|operator)",
      0.75,
    ],
    [`(?:person|human|someone|somebody|people),? (?:and )?not (?:a|an|another|your|some|the) ${bot}`, 0.8],
    [`(?:tired|sick) of (?:talking to |chatting with |writing to |your |this |these |the |stupid ){0,3}${bot}`, 0.75],
    [
      `(?:don't|do not) (?:want|wish) (?:to )?(?:talk|speak|chat|write)(?:ing)? (?:to|with) (?:a|an|your|this|the|some) ${bot}`,
      0.85,
    ],
    [`no (?:more )?(?:bots?|chatbots?|robots?|automated (?:answers?|replies|responses)),? please`, 0.8],
    [
      "(?:stop|enough) (?:sending |giving )?(?:me |us )?(?:with )?(?:these |this |your |the )?(?:automated|automatic|canned) (?:answers?|replies|responses|messages)",
      0.65,
    ],
    [
      "(?:call|phone|ring) (?:me|us)(?: back)?(?= (?:on|at|today|tomorrow|as|when|please|asap|about|so|to|back|under|now|this)|[.!?,]|\\s{0,4}$)",
      0.7,
    ],
    ["(?:please|can you|could you|can someone|could someone) (?:call|phone|ring) (?:me|us)(?: back)?", 0.8],
    [
      "(?:give (?:me|us)|request|arrange|schedule|book|need|want|have|like) a (?:call ?back|phone call|call with (?:your|an?|someone|somebody))",
      0.65,
    ],
    ["give (?:me|us) a (?:call|ring)", 0.7],
    [
      "(?:someone|somebody|anyone) (?:from|on|of|in|at) your (?:team|side|staff|company|support|end)(?: team)? (?:to |please |should |must |can |could )?(?:call|phone|ring|contact|get in touch)",
      0.65,
    ],
    [
      "(?:phone|telephone) number (?:I|we) can (?:call|ring|reach)|(?:phone|telephone) (?:support|hotline)|number to call",
      0.55,
    ],
    [
      "(?:want|need|like|demand) (?:this|it|my (?:ticket|issue|case|request)) (?:to be )?(?:handled|looked at|reviewed|dealt with) by (?:a|an) (?:human|person|real person|manager)",
      0.85,
    ],
  ]),
  takenBackBy:
    /(?:don't|do not|doesn't|does not|no|didn't|needn't)\s{1,4}(?:really\s{1,4})?(?:need|want|wish|have|necessary|feel)(?:\s{1,4}[\p{L}']{1,12}){0,3}\s{0,4}$|(?:^|\s)(?:no need|do i (?:have|need) to|does one have to|must (?:i|we)|rather not|instead of|without having|without|customers?|users?|clients?|visitors?|webhooks?|endpoint|api)(?:\s{1,4}[\p{L}']{1,14}){0,4}\s{0,4}$/iu,
};

import { type PhraseBook, phrases } from "./phrases";

const counsel =
  "(?:lawyers?|attorneys?|solicitors?|legal (?:counsel|team|department|advis[eo]rs?)|counsel|barristers?)";
const secret =
  "(?:(?:api |access |secret |private |signing |webhook |service |personal |production ){0,2}(?:keys?|tokens?|secrets?|credentials?|passwords?)|(?:customer|personal|user|client|confidential|sensitive|patient|our|private) data)";
const exposed = "(?:leaked|exposed|compromised|stolen|made public|publicly (?:visible|accessible|available))";

/** Lawyers, authorities, rights over personal data, and security incidents. Not: firms of lawyers as customers, SLA
 *  breaches, or the word "security" in a menu. */
export const legalOrSecurity: PhraseBook = {
  phrases: phrases([
    [
      `(?:my|our|the company's|the|a) ${counsel} (?:will|is going|are going|has|have|is|are|said|says|advised|advises|demands?|insists?|wants?|requires?|asked|asks|shall|gets? involved|involved)`,
      0.75,
    ],
    [
      `(?:hear|hearing) from (?:my|our) ${counsel}|(?:consult|involve|instruct|contact|contacting|involving|consulting|hand(?:ed|ing)? (?:this|it) (?:over )?to|get|speak to|talk to|pass(?:ed|ing)? (?:this|it) (?:on )?to|call) (?:my|our|a|an) ${counsel}`,
      0.85,
    ],
    [
      "(?:legal|court) (?:action|proceedings|steps|claim|consequences|dispute)|take (?:you|this|it|them|tessel) to court|court order|lawsuit|litigation|legal hold|subpoena(?:ed|s)?|cease and desist|injunction|search warrant|law enforcement",
      0.85,
    ],
    [
      "(?:sue|suing) (?:you|tessel|your company)|(?:i|we|they)(?:'ll| will|'re going to| are going to|'m going to| have to) sue",
      0.85,
    ],
    ["breach of (?:contract|the agreement|our agreement|confidentiality|privacy)|in breach of|material breach", 0.7],
    [
      "data subject (?:access )?requests?|subject access requests?|dsars?|right (?:to be forgotten|of access|to erasure|to access my data)|art(?:icle|\\.) ?(?:15|17|20)(?: of the)? (?:gdpr|dsgvo)|(?:gdpr|dsgvo|ccpa) (?:request|complaint|violation|breach|erasure|deletion|access request|article|art)",
      0.85,
    ],
    [
      "(?:violat(?:es?|ed|ing|ion of)|under|per|according to|pursuant to|infring(?:es?|ing)) (?:the )?(?:gdpr|ccpa|dsgvo|hipaa|data protection (?:act|law))",
      0.7,
    ],
    ["gdpr|dsgvo|ccpa|hipaa", 0.35],
    [
      "data protection (?:authority|commissioner|complaint|agency)|supervisory authority|information commissioner|regulators?|ombudsman|trading standards|consumer protection",
      0.7,
    ],
    [
      "(?:all|what|which|any) (?:the )?(?:personal )?(?:data|information) (?:that |do )?you (?:hold|have|store|keep|process)(?: on| about| of)? (?:me|us|our|my)",
      0.6,
    ],
    [
      "(?:data|security|privacy) (?:breach(?:es)?|leaks?|incidents?)|breach of (?:personal )?data|leak of (?:personal |customer )?data",
      0.85,
    ],
    [`(?:leaked|exposed|compromised|stolen|leaking|exposing) (?:\\p{L}{1,10} ){0,3}${secret}`, 0.8],
    [
      `${secret} (?:\\p{L}{1,12} ){0,4}(?:was|were|is|are|been|got|be|being) (?:accidentally |publicly |probably |possibly |apparently )?${exposed}`,
      0.8,
    ],
    [
      "(?:committed|pushed|posted|pasted|published) (?:\\p{L}{1,12} ){0,3}(?:api |secret |access |signing |private )(?:keys?|tokens?)|(?:api |secret |access |signing |private )(?:keys?|tokens?) (?:\\p{L}{1,12} ){0,4}(?:public (?:repo|repository|github)|github|pastebin)",
      0.8,
    ],
    [
      "(?:security )?vulnerabilit(?:y|ies)|security (?:hole|flaw|weakness|bug)|xss|cross-site scripting|sql injection|csrf|remote code execution|cve-\\d{4}-\\d{3,6}|responsible disclosure|bug bounty|penetration test(?:ing|s)?|pen ?tests?|zero[- ]day",
      0.75,
    ],
    ["security (?:issue|problem|concern|emergency)", 0.55],
    [
      "(?:was|were|been|got|being|getting|is|are) hacked|hackers?|hacked (?:into|account)|account takeover|ransomware|phish(?:ing|ed)|malware|identity theft|intruders?",
      0.75,
    ],
    [
      "unauthori[sz]ed (?:access(?! token)|login|log-in|sign-in|person|party|third party|use of our|use of my)|(?:someone|somebody) (?:else )?(?:has |had |gained |got )(?:gained |got )?access to (?:my|our)",
      0.75,
    ],
    [
      "(?:unknown|unfamiliar|strange|foreign) (?:device|person|user|ip)(?: address)? (?:\\p{L}{1,10} ){0,3}(?:logged|signed|joined|in my account)|(?:log ?in|login) from (?:an )?(?:unknown|unfamiliar) (?:device|country|place)|suspicious (?:log ?ins?|log-ins?|sign-?ins?|activity|access|sign in)",
      0.6,
    ],
    [
      "(?:accounts?|workspace|mailbox|laptop|server|system) (?:\\p{L}{1,10} ){0,3}(?:been |was |is |were )compromised",
      0.8,
    ],
    [
      "(?:see|sees|seeing|saw|access|view|shows?|showing|receiv(?:e|ed|ing)|got) (?:\\p{L}{1,12} ){0,3}(?:another|other|a different|someone else's|somebody else's|different) (?:customer|company|client|organi[sz]ation|tenant|workspace)(?:'s|s'|s)? (?:\\p{L}{1,12} ){0,2}(?:data|records|invoices?|dashboards?|details|names|information|files)",
      0.85,
    ],
    [
      "report(?:ed|ing)? (?:this|it|you|the matter) to (?:the )?(?:police|authorities|authority|regulator)|(?:the )?police (?:report|investigation)|criminal complaint",
      0.75,
    ],
    ["(?:scam(?:mers?|med)?|fraudsters?)|is (?:this|that|it) (?:genuine or|a fraud)", 0.5],
  ]),
  takenBackBy:
    /(?:^|\s)(?:no|not|isn't|wasn't|never|without|not any|nothing to do with|don't)(?:\s{1,4}[\p{L}']{1,12}){0,2}\s{0,4}$/iu,
};

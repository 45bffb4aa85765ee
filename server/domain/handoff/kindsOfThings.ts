import type { Kind } from "./kind";
import { any, each } from "./patterns";

const send = "(?:send|attach|share|upload|provide|forward|let (?:us|me) have|add|show (?:us|me)|get)";
const image = "(?:screen-?shots?|photos?|pictures?|images?|pics?)";
const movie = "(?:videos?|recordings?|screencasts?|clips?|movies?)";
const paper = "(?:certificates?|letters?|proofs?|documents?|forms?|contracts?|receipts?|statements?)";

/** What is attached: named as attached, or by its file. */
const attached = (what: string, files: string) =>
  each(
    String.raw`(?<![\w-])[\w-]{1,80}\.(?:${files})\b|\b${what}(?: of \w+)? (?:is |are |was )?(?:attached|enclosed)\b|\b(?:attached|enclosed|see)(?: is| are)? (?:the |a |my |our )?(?:[\w-]+ )?${what}\b`,
  );

/** What can be shown, copied or attached. */
export const kindsOfThings = {
  image: { asks: any(String.raw`\b${send}\b.*\b${image}\b`), gives: attached(image, "png|jpe?g|heic|gif|webp") },
  recording: {
    asks: any(String.raw`\b${send}\b.*\b${movie}\b`),
    gives: attached(movie, "mov|mp4|webm|avi|mkv"),
  },
  paper: { asks: any(String.raw`\b${send}\b.*\b${paper}\b`), gives: attached(paper, "docx?|odt") },
  log: {
    asks: any(String.raw`\b${send}\b.*\blogs?(?: ?files?)?\b`),
    gives: each(
      String.raw`(?<![\w-])[\w-]{1,80}\.log\b|\blogs? (?:is |are )?(?:attached|enclosed|below)|\[?\b\d{2}:\d{2}:\d{2}\b[^\n]*`,
    ),
  },
  document: {
    asks: any(String.raw`\b(?:send|attach|share|upload|submit|provide|copy)\b`),
    gives: each(
      String.raw`(?<![\w-])[\w-]{1,80}\.(?:pdf|docx?|xlsx?|csv|txt|zip|eml|xml|json|cer|crt|pem|har)\b|\b(?:attached|enclosed|attachment)\b`,
    ),
    link: 0.34,
  },
  error: {
    asks: /\bis there an? error\b|\b(?:do|did) you (?:get|see) (?:an?|any) (?:error|message)|\b(?:what|which|exact|full|wording|tell|text)\b.{0,40}\b(?:error|message)\b|\berror\b.{0,20}\b(?:say|read|code|exactly|number|text)|\bcode of the error|\b(?:http|status) (?:status|code)\b|\bwhat\b.{0,30}\b(?:says?|shows?|reads?|display|complain\w*)\b/iu,
    gives:
      /(?:error|says|said|fails?|failed|message|shows?|sees|see|get|gets|with|reads|locked|stops|blocked|code|is|:)[^"\n]{0,40}"[^"\n]{3,}"|\b(?:error|code|status|http(?:\/\d\.\d)?)\s?[:#]?\s?[A-Z]*-?\d+\w*|"(?:error|code|message)"\s*:\s*"?[\w -]+|\b[45]\d\d\b(?= (?:error|when|on|from|unproc|bad|internal|not|forb|unauth))|\((?:4|5)\d\d\)|\bno (?:error|message)\b/giu,
  },
  endpoint: {
    asks: /\b(?:which|what)(?:'s| is| are)?(?: the| your)?(?: exact| full| api)* (?:endpoints?|urls?|paths?|routes?|links?)\b/iu,
    gives: /https?:\/\/[^\s,")]+|\b(?:GET|POST|PUT|PATCH|DELETE) \/?[^\s,")]+/gu,
  },
  page: {
    asks: /\b(?:which|what) (?:page|screen|view|menu|tab|section|dialog)\b/iu,
    gives:
      /\b(?:in|on|under|at) (?:the |my |your |our )?(?:[\w-]+ ){0,2}(?:page|screen|list|menu|tab|view|dialog|window|settings|editor|form|checkout|dashboard|table)\b(?: "[^"]+")?|\b[A-Z]\w+ > [A-Z]\w+/gu,
  },
  separator: { asks: /\b(?:separator|delimiter)\b/iu, gives: /\b(?:commas?|semicolons?|tabs?|pipes?)\b/giu },
  colour: {
    asks: /\b(?:what|which) colou?r\b/iu,
    gives: /\b(?:red|green|blue|yellow|orange|white|black|gr[ae]y|amber|purple|pink|brown|silver)\b/giu,
  },
  domain: {
    asks: /\b(?:which|what)(?:'s| is)?(?: the)?(?: new)? domain\b|\bname of the domain\b/iu,
    gives: /(?<![@\w.-])[a-z0-9-]{1,63}(?:\.[a-z0-9-]+)*\.(?:[a-z]{2,8})\b(?!\()/giu,
  },
  fileType: {
    asks: /\b(?:what|which) (?:sort|kind|type|format) of (?:a )?file|\b(?:what|which) (?:file )?(?:type|format|extension)\b|\bfile (?:type|format)\b/iu,
    gives:
      /\b(?:csv|xlsx?|pdf|png|jpe?g|svg|json|xml|parquet|docx?|ods|gif|heic|mp4|mp3|wav)\b|(?<=\s)\.[a-z0-9]{2,5}\b|\b[DMY]{2,4}[./-][DMY]{2}[./-][DMY]{2,4}\b/giu,
  },
} satisfies Record<string, Kind>;

import { phrases, readPhrases } from "./phrases";
import type { Signal } from "./understanding";

const weekday = "(?:mon|tues|wednes|thurs|fri|satur|sun)day";
const count = "(?:an?|one|two|three|four|five|six|half an|a few|a couple of|\\d{1,2})";
const soon = `(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|weekend)|in ${count} (?:minutes?|mins?|hours?|hrs?|days?)|(?:on|this|next) ${weekday}|in the morning)`;
const occasion =
  "(?:launch|launches|go[- ]live|going live|goes live|demo|presentation|meeting|deadline|audit|auditors?|board|release|payroll|webinar|training|month[- ]end|quarter[- ]end|closing|cut-?over|migration|conference|event|rollout|campaign|black friday|inspection|hearing|workshop|kick-?off|starter|starters)";

const book = {
  phrases: phrases([
    [
      "urgent(?:ly)?(?! (?:tickets?|flags?|labels?|queues?|tags?|fields?|status|columns?|filters?|priority|category|emails? folder|list))",
      0.5,
    ],
    ["asap|a\\.s\\.a\\.p|as soon as (?:possible|you can)|as quickly as possible|at your earliest", 0.45],
    [
      "immediate(?:ly)?|right now|right away|straight away|straightaway|(?:please|unlock|fix|help|act|answer|reply|restore) (?:\\p{L}{1,10} ){0,3}at once|without delay|this instant|need (?:it|this|in|that) now",
      0.4,
    ],
    [
      "emergency|time[- ](?:critical|sensitive)|high(?:est)? priority|top priority|mission[- ]critical|critical (?:issue|problem|situation)",
      0.5,
    ],
    [`${occasion}[^.!?\\n]{0,30} ${soon}`, 0.75],
    [`${soon}[^.!?\\n]{0,35} ${occasion}`, 0.65],
    [
      `(?:start|starts|starting|begins?|opens?|goes live|launch(?:es|ing)?|present(?:ing)?|leave|leaving|fly|flying|travel(?:ling)?) (?:\\p{L}{1,12} ){0,3}(?:today|tonight|tomorrow|in ${count} (?:minutes?|mins?|hours?|hrs?))`,
      0.55,
    ],
    [
      `(?:by|before|have until|only until|due|no later than|latest) (?:the )?(?:today|tonight|tomorrow|noon|midnight|end of (?:the |this )?(?:day|week|business|month)|eod|eob|cob|close of business|${weekday}|this (?:afternoon|evening|week)|\\d{1,2}(?::\\d\\d)? ?(?:am|pm|o'clock)|next week)`,
      0.5,
    ],
    [`(?:within|in) (?:the next|less than|under) (?:${count} )?(?:minutes?|mins?|hours?|hrs?|days?)`, 0.5],
    [
      `(?:expires?|ends|runs out|is up|is due|are due|closes|cut off|shuts? down|deadline is) (?:\\p{L}{1,8} )?(?:today|tonight|tomorrow|soon|on ${weekday}|in ${count} (?:hours?|days?))`,
      0.5,
    ],
    [
      "(?:can't|cannot|can not|won't) wait (?:any longer|that long|until|till|for)|no time (?:left|to lose)|running out of time|time is running out|clock is ticking|every (?:minute|hour) (?:counts|costs|we)",
      0.6,
    ],
    [
      "(?:losing|lose|cost(?:s|ing)? us) (?:\\p{L}{1,10} |[$€£]?[\\d,.]{1,9} ?k? ){0,3}(?:money|revenue|sales|orders|customers|business|contracts?|deals?|per hour|an hour|a day|every (?:hour|minute|day))",
      0.6,
    ],
    [
      "(?:we're|we are|i'm|i am|currently|sitting) in (?:a|the middle of a|the middle of the) (?:customer |client |board )?(?:meeting|demo|presentation|call|migration|release|go-live)",
      0.5,
    ],
    [
      "production (?:is |has |system is |environment is )?(?:down|stopped|blocked|standing still|halted)|(?:our|the) (?:line|warehouse|shop|call cent(?:re|er)) (?:is |has )?(?:standing still|stopped|at a standstill)|can't (?:ship|invoice|sell|pay our)",
      0.6,
    ],
    [
      "waiting (?:for|on) (?:me|us) (?:now|right now)|(?:customers?|clients?|boss|ceo|board|auditors?) (?:is|are) (?:already )?waiting",
      0.45,
    ],
    [
      "hurry|quick(?:ly)? please|please (?:be quick|hurry|help quickly)|pls help asap|need (?:a |an )?(?:quick|fast|immediate|prompt) (?:answer|fix|help|reply|response|solution)",
      0.4,
    ],
  ]),
  takenBackBy:
    /(?:^|[\s("'])(?:not|no|never|isn't|aren't|wasn't|don't|do not|doesn't|nothing|neither)(?:\s{1,4}[\p{L}\p{N}'-]{1,16}){0,3}\s{0,4}$/iu,
};

/** "No rush" also takes the edge off a date that is named beside it. */
const calm =
  /(?<![\p{L}])(?:no (?:rush|hurry|urgency)|not (?:at all |very |that |super |really |so )?(?:urgent|time[- ]critical|pressing)|isn't (?:\p{L}{1,8} )?urgent|take your time|when(?:ever)? you (?:have|get|find) (?:a |some |the )?(?:time|moment|minute|chance)|low priority|can wait|at your leisure)(?![\p{L}])/iu;

/** Time pressure, 0..1: deadlines and consequences more than the word "urgent". */
export function readUrgency(text: string): Signal {
  const signal = readPhrases(text, book);
  return calm.test(text) ? { ...signal, value: signal.value * 0.3 } : signal;
}

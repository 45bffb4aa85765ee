import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { questionsIn } from "./questions";
import { repeatedQuestions } from "./repeats";
import type { Utterance } from "./said";

const customer = (text: string, subject?: string): Utterance => ({ from: "customer", text, subject });
const assistant = (text: string): Utterance => ({ from: "assistant", text });
const found = (draft: string, ...messages: Utterance[]) =>
  repeatedQuestions({ draft, messages }).map((r) => {
    const said = messages[r.answeredIn]!;
    const text = (r.evidence.part === "subject" ? said.subject : said.text) ?? "";
    return { asks: r.asks, in: r.answeredIn, evidence: text.slice(r.evidence.start, r.evidence.end) };
  });

describe("a question that the customer has answered", () => {
  const table: [kind: string, draft: string, said: string, evidence: string][] = [
    ["browser", "Which browser do you use?", "The page stays white in Firefox 142.", "Firefox 142"],
    ["browserVersion", "Which version of the browser is it?", "It is Chrome 131 here.", "Chrome 131"],
    ["system", "What operating system are you on?", "I work on Windows 11.", "Windows 11"],
    ["systemVersion", "Which Android version is on it?", "My phone runs Android 14.", "Android 14"],
    ["version", "What version of the app is installed?", "Crashes since version 5.2.1.", "version 5.2.1"],
    ["device", "What phone do you have?", "I use an iPhone 15 Pro for this.", "iPhone 15 Pro"],
    ["memory", "How much memory does it have?", "It has 16 GB and an old disk.", "16 GB"],
    ["speed", "Could you run a speed test?", "Our line has 250 Mbit/s.", "250 Mbit/s"],
    ["ip", "What is your IP address?", "We call from 203.0.113.7 only.", "203.0.113.7"],
    ["protocol", "Which protocol do you use for sign-on?", "We connect by SAML.", "SAML"],
    ["encoding", "What encoding does the file have?", "It's saved as UTF-8.", "UTF-8"],
    ["language", "Which language should it be?", "The mails should be in Polish.", "Polish"],
    ["timeZone", "What time zone are you in?", "We're at UTC+3 all year.", "UTC+3"],
    ["error", "What is the exact error message?", 'It says "Quota exceeded" each time.', 'says "Quota exceeded"'],
    ["endpoint", "Which endpoint do you call?", "We call POST /v2/orders at noon.", "POST /v2/orders"],
    ["domain", "Which domain is it?", "Please add oxbow-mills.example for us.", "oxbow-mills.example"],
    ["fileType", "What type of file is it?", "We upload an XLSX every week.", "XLSX"],
    ["image", "Could you send us a screenshot?", "See attached.\nscreen1.png", "screen1.png"],
    ["recording", "Please attach a recording.", "A video is attached.", "video is attached"],
    ["paper", "Could you send your certificate?", "The certificate is attached.", "certificate is attached"],
    ["log", "Please send us the log.", "The log is attached.", "log is attached"],
    ["separator", "Which separator does the file use?", "Columns are split by semicolon.", "semicolon"],
    ["colour", "What colour is the light?", "The light blinks amber.", "amber"],
    ["since", "Since when does it happen?", "It fails since Tuesday.", "since Tuesday"],
    ["hour", "At what time did the export fail?", "The export failed at 14:25.", "14:25"],
    ["times", "How many times did it happen?", "It happened twice.", "twice"],
    ["often", "How often does it happen?", "It crashes daily.", "daily"],
    ["deadline", "By when do you need it?", "We need it by Friday.", "by Friday"],
    ["duration", "How long does the import take?", "The import takes 40 minutes.", "40 minutes"],
    ["when", "When did you place the order?", "I ordered on 3 May.", "3 May"],
    ["amount", "What amount was charged?", "You took €49.90 from us.", "€49.90"],
    ["volume", "What volume do you import?", "It is 40,000 records.", "40,000 records"],
    ["size", "How large is the file?", "The file has 48 MB.", "48 MB"],
    ["role", "Are you an admin of the workspace?", "I'm the owner.", "I'm the owner"],
    ["plan", "Which plan are you on?", "We are on Business.", "on Business"],
    ["email", "Which e-mail address do you use?", "I sign in as ada@mill.example.", "ada@mill.example"],
    ["phone", "What phone number can we reach you on?", "Ring +44 20 7946 0018.", "+44 20 7946 0018"],
    ["company", "What is the name of your company?", "We are Fenwick Ltd.", "Fenwick Ltd"],
    ["payment", "How did you pay?", "I paid by credit card.", "paid by credit"],
    ["country", "Which country are you in?", "We are in Ireland.", "Ireland"],
    ["affected", "Is anyone else affected?", "Everybody has it here.", "Everybody"],
    ["change", "Did you change anything lately?", "We migrated to a new server.", "We migrated to a new server"],
    ["cardEnd", "What are the last four digits of the card?", "Card ending 4410.", "ending 4410"],
    ["reason", "Why do you want to leave?", "We stop because it costs too much.", "because it costs too much"],
    ["identifier", "Could you tell me your order number?", "Order 2210-88 is late.", "Order 2210-88"],
    ["identifier", "What's the id of the event?", "It's evt_9f2.", "evt_9f2"],
    ["count", "How many users do you have?", "We have 35 colleagues on it.", "35 colleagues"],
    ["name of it", "Which report is it?", 'The report "Hours" is empty.', 'report "Hours'],
    ["whoItIs", "Who sent the invitation?", "The invitation was sent by Marta.", "Marta"],
    [
      "whereItIs",
      "Where is the reader mounted?",
      "The reader is mounted at the rear entrance.",
      "at the rear entrance",
    ],
    ["interest", "Would you like to join the beta?", "I'd be happy with a beta.", "happy with a beta"],
    ["lasting", "How long should a session last?", "We need at least 8 hours.", "need at least 8 hours"],
    ["steps", "What exactly do you do before it happens?", "It fails when I save twice.", "when I save twice"],
    ["act", "Have you tried signing out and in again?", "Signed out, signed in, nothing.", "Signed out"],
    ["choice", "Are you on SAML or OIDC?", "We use OIDC.", "We use OIDC."],
    ["act", "Could you restart the computer?", "I restarted it twice.", "restarted"],
    ["act", "Please try a private window.", "Same in incognito.", "incognito"],
    ["another one", "Did you try another browser?", "Also tried Safari.", "Also tried Safari"],
    ["fact", "Is there an elevator?", "There's no lift in the house.", "There's no lift in the house."],
  ];
  it.each(table)("%s: %s", (asks, draft, said, evidence) => {
    expect(found(`Hello, I have taken over. ${draft}`, customer(said))).toEqual([{ asks, in: 0, evidence }]);
  });

  it("in the subject", () => {
    const [one] = found("What browser is it?", customer("Any idea?", "Safari shows nothing"));
    expect(one).toEqual({ asks: "browser", in: 0, evidence: "Safari" });
  });
  it("when it was asked before", () => {
    const said = [
      customer("No push."),
      assistant("Are notifications allowed in the settings of the phone?"),
      customer("yes"),
    ];
    expect(found("Is the app permitted to show notifications in the settings?", ...said)).toEqual([
      { asks: "asked before", in: 2, evidence: "yes" },
    ]);
  });
  it("when the step was advised and done", () => {
    const said = [customer("It hangs."), assistant("Please choose a shorter period."), customer("did that, same")];
    expect(found("Have you tried a shorter period?", ...said)).toHaveLength(1);
  });
  it("in all its parts", () => {
    const said = customer("I have an iPhone 13 with iOS 18.6.");
    expect(found("What phone do you have, and what system runs on it?", said)).toHaveLength(1);
    expect(found("What phone do you have, and which version of the app?", said)).toEqual([]);
  });
});

describe("a question that repeats nothing", () => {
  const table: [why: string, draft: string, ...said: Utterance[]][] = [
    ["more detail", "Which version of the browser is it?", customer("Blank in Firefox.")],
    ["more detail", "At what time yesterday did it stop?", customer("It stopped yesterday.")],
    ["another number", "What is your order number?", customer("It's about invoice 8841.")],
    ["another thing", "Which bank issued the card?", customer("The bank window is white.")],
    [
      "does not know",
      "Which version of the app is it?",
      customer("I don't know which version of the app 7.1.1 or so."),
    ],
    [
      "says later",
      "Did you clear the cache?",
      customer("It hangs."),
      assistant("Please clear the cache."),
      customer("Will do later."),
    ],
    ["never answered", "Is the cable plugged in?", customer("It's dead."), assistant("Is the cable plugged in?")],
    [
      "only support said it",
      "When was the push passed on?",
      customer("No push."),
      assistant("It was passed on at 02:47."),
    ],
    ["read back", "You wrote that it's Firefox: which browser do your colleagues use?", customer("Blank in Firefox.")],
    ["after a change", "Does the export work now?", customer("The export does not work.")],
    ["after a change", "Is the new invoice correct?", customer("The invoice is not correct.")],
    ["consent", "Shall I delete the old import?", customer("We want to delete the old import.")],
    ["consent", "May I look into your account?", customer("Look into my account please.")],
    ["verdict", "Would that be ok for you?", customer("Ok for us is anything.")],
    ["the customer asked it", "Is the parameter inclusive?", customer("Is the parameter inclusive?")],
    [
      "a way out, not a wish",
      "Do you want to stay on monthly payment, or move to yearly?",
      customer("We're on the monthly plan."),
    ],
    ["how far", "Does it hit all notes or only those with pictures?", customer("Our notes get lost.")],
    ["an offer", "Could you send those screenshots?", customer("I can send you screenshots if you want.")],
    ["nothing attached", "Could you attach the file?", customer("The file is a .pbk file.")],
    ["no other number", "How many people are in the calls?", customer("We are 480 people.")],
    ["somebody else's", "Which browser does your colleague use?", customer("I use Firefox.")],
    ["the second one", "What order number is on the second slip?", customer("It's order 2210-88.")],
    ["what support sent", "Did you get my mail of this morning?", customer("No mail came this morning.")],
    ["another time", "How long have you been a customer?", customer("It's broken since Monday.")],
    ["no question", "Please don't press the glass back.", customer("I pressed the glass back.")],
  ];
  it.each(table)("%s: %s", (_why, draft, ...said) => {
    expect(found(draft, ...said)).toEqual([]);
  });
});

describe("questionsIn", () => {
  const cut = (draft: string) => questionsIn(draft).map((s) => draft.slice(s.start, s.end));
  it("finds questions and requests, not help", () => {
    const draft = "Hi! Which browser is it? Version 7.2.0 is out. Please send us a log. Best, Ada";
    expect(cut(draft)).toEqual(["Which browser is it?", "Please send us a log."]);
  });
  it("leaves out what merely closes a letter", () => {
    expect(cut("All done. Anything else? Please don't hesitate to write.")).toEqual([]);
  });
});

describe("any text", () => {
  const words = fc.constantFrom(
    "which",
    "browser?",
    "Firefox 142",
    "please",
    "send",
    "no.",
    "\n",
    "order 7-1",
    '"',
    "İ",
    "how many",
    "users",
    "🙂",
    "’",
    "or",
    "and what",
  );
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 80 }),
    fc.array(words, { maxLength: 30 }).map((w) => w.join(" ")),
  );
  const messages = fc.array(
    fc.record({
      from: fc.constantFrom("customer" as const, "agent" as const, "assistant" as const),
      text,
      subject: fc.option(text),
    }),
    { maxLength: 6 },
  );
  it("gives places inside the texts, the same each time, and only customers' messages", () => {
    fc.assert(
      fc.property(text, messages, (draft, said) => {
        const all = repeatedQuestions({ draft, messages: said });
        expect(repeatedQuestions({ draft, messages: said })).toEqual(all);
        for (const { span, answeredIn, evidence } of all) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(draft.length);
          expect(said[answeredIn]?.from).toBe("customer");
          const where = (evidence.part === "text" ? said[answeredIn]?.text : said[answeredIn]?.subject) ?? "";
          expect(evidence.start).toBeLessThan(evidence.end);
          expect(evidence.end).toBeLessThanOrEqual(where.length);
        }
      }),
    );
  });
});
